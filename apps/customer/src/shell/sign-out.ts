import { signOut } from '@h2s/ui/session'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hrefOf } from '../routes.tsx'

/** Ends the session and forgets what it showed. */
export function useSignOut() {
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const leave = async (): Promise<void> => {
    setLeaving(true)
    try {
      await signOut()
      queries.clear()
      window.location.assign(hrefOf({ page: 'jobs' }))
    } catch {
      setLeaving(false)
    }
  }
  return { leave, leaving }
}
