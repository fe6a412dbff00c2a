import '../../mantine-fields.css'
import { SignInForm } from '@h2s/ui/sign-in-form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '../../api.ts'

/** The door. In the demo world it offers the demo tech. */
export function SignInPage() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const demo = useQuery(trpc.public.demo.queryOptions(undefined, { staleTime: Infinity }))
  useEffect(() => {
    document.title = 'Sign in · Home2Smart'
  }, [])
  const ours = demo.data && { ...demo.data, sign_ins: demo.data.sign_ins.filter((one) => one.role === 'provider') }
  return (
    <SignInForm
      title="Your jobs for the day"
      lead="Sign in with the email that dispatch knows."
      demo={ours ?? null}
      onSignedIn={() => queries.resetQueries()}
    />
  )
}
