import { signOut } from '@h2s/ui/session'
import { useQueryClient } from '@tanstack/react-query'

/** Ends the session and forgets everything that was read with it. */
export function useSignOut(): () => void {
  const queries = useQueryClient()
  return () => {
    signOut()
      .then(() => {
        queries.clear()
        window.location.reload()
      })
      .catch(async (error: unknown) => {
        const { toastProblem } = await import('@h2s/ui/toasts')
        toastProblem('Could not sign out', error)
      })
  }
}
