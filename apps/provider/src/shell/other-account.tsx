import { EmptyState } from '@h2s/ui/empty-state'
import { Button } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Me } from '../api.ts'
import { hrefOf } from '../routes.tsx'
import { useSignOut } from '@h2s/ui/use-sign-out'

const homes: Partial<Record<Me['role'], { href: string; name: string }>> = {
  admin: { href: '/admin/', name: 'dispatch' },
  dispatcher: { href: '/admin/', name: 'dispatch' },
  customer: { href: '/customer/', name: 'your visits' },
}

/** Signed in, but as somebody whose pages are next door. */
export function OtherAccount({ user }: { user: Me }) {
  const { leave, leaving } = useSignOut(() => hrefOf({ page: 'jobs' }))
  const home = homes[user.role]
  useEffect(() => {
    document.title = 'For techs · Home2Smart'
  }, [])
  return (
    <main id="main">
      <h1 className="h2s-hidden">These pages are for techs</h1>
      <EmptyState
        title="These pages are for techs"
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
