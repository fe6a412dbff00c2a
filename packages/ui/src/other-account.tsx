import { Button } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { EmptyState } from './empty-state.tsx'
import { useSignOut } from './use-sign-out.tsx'

const homes: Record<string, { href: string; name: string }> = {
  admin: { href: '/admin/', name: 'dispatch' },
  dispatcher: { href: '/admin/', name: 'dispatch' },
  provider: { href: '/provider/', name: 'your jobs' },
  customer: { href: '/customer/', name: 'your visits' },
}

/**
 * Signed in, but as somebody whose pages are next door.
 *
 * @param whose whom these pages are for, as in "techs"
 * @param startOf where this app begins, for who signs in next
 */
export function OtherAccount({
  whose,
  user,
  startOf,
}: {
  whose: string
  user: { name: string; role: string }
  startOf: () => string
}) {
  const { leave, leaving } = useSignOut(startOf)
  const home = homes[user.role]
  useEffect(() => {
    document.title = `For ${whose} · Home2Smart`
  }, [whose])
  return (
    <main id="main">
      <h1 className="h2s-hidden">These pages are for {whose}</h1>
      <EmptyState
        title={`These pages are for ${whose}`}
        icon={<IconUserCircle size={22} stroke={1.5} />}
        action={
          <>
            {home !== undefined && (
              <Button component="a" href={home.href}>
                Go to {home.name}
              </Button>
            )}
            <Button variant="default" onClick={() => void leave()} loading={leaving}>
              Sign out
            </Button>
          </>
        }
      >
        You are signed in as {user.name}.
      </EmptyState>
    </main>
  )
}
