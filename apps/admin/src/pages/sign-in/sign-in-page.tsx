import { SignInForm } from '@h2s/ui/sign-in-form'
import { signOut } from '@h2s/ui/session'
import { Anchor } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, session } from '../../api.ts'

const elsewhere: Record<string, { href: string; label: string }> = {
  provider: { href: '/provider/', label: 'Open the tech app' },
  customer: { href: '/customer/', label: 'Open the customer app' },
}

/** `wrongRole`: signed in, but as somebody for whom this app is not. */
export function SignInPage({ wrongRole }: { wrongRole: string | null }) {
  const queries = useQueryClient()
  const demo = useQuery(api.public.demo.queryOptions(undefined, { retry: false, staleTime: Infinity }))
  useEffect(() => {
    document.title = 'Sign in · Home2Smart dispatch'
  }, [])
  const other = wrongRole ? elsewhere[wrongRole] : undefined
  const staffOnly = demo.data && {
    ...demo.data,
    sign_ins: demo.data.sign_ins.filter((one) => one.role === 'dispatcher' || one.role === 'admin'),
  }
  const enter = async () => {
    if (wrongRole) queries.clear()
    await queries.resetQueries({ queryKey: api.me.get.queryKey() })
  }
  return (
    <SignInForm
      title="Dispatch"
      lead={
        other
          ? 'You are signed in, but not as a dispatcher. Sign in with another account, or go where you belong.'
          : session.hasEnded
            ? 'You were signed out. Sign in to go on where you were: what you pressed last was not sent.'
            : 'Sign in to see the board.'
      }
      demo={staffOnly ?? null}
      onSignedIn={enter}
    >
      {other && (
        <p>
          <Anchor href={other.href}>{other.label}</Anchor>
          {' · '}
          <Anchor component="button" type="button" onClick={() => void signOut().then(enter)}>
            Sign out
          </Anchor>
        </p>
      )}
    </SignInForm>
  )
}
