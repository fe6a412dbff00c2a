import '../../mantine-fields.css'
import { SignInForm } from '@h2s/ui/sign-in-form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '../../api.ts'
import classes from './sign-in-page.module.css'

/** The door for those without a link. In the demo world it offers the demo customer. */
export function SignInPage() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const demo = useQuery(trpc.public.demo.queryOptions(undefined, { staleTime: Infinity }))
  useEffect(() => {
    document.title = 'Sign in · Home2Smart'
  }, [])
  const ours = demo.data && { ...demo.data, sign_ins: demo.data.sign_ins.filter((one) => one.role === 'customer') }
  return (
    <SignInForm
      title="Follow your visit"
      lead="Sign in to see your bookings."
      demo={ours ?? null}
      onSignedIn={() => queries.resetQueries()}
    >
      <p className={classes.hint}>
        No account? Open the link in our latest text or email: it shows your visit without a password.
      </p>
    </SignInForm>
  )
}
