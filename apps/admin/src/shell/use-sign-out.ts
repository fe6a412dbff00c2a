import { signOut } from '@h2s/ui/session'
import { toastProblem } from '@h2s/ui/toasts'
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
      .catch((error: unknown) => toastProblem('Could not sign out', error))
  }
}
