import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDrafts } from './draft.tsx'
import { notice } from './notice.tsx'
import { signOut } from './session.tsx'

/**
 * Ends the session and forgets what it showed.
 * @param home where the app begins: the page that is loaded anew afterwards
 */
export function useSignOut(home: () => string) {
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const leave = async (): Promise<void> => {
    setLeaving(true)
    try {
      await signOut()
    } catch (error) {
      setLeaving(false)
      notice(`${error instanceof Error ? error.message : ''} You are still signed in.`.trim(), 'problem')
      return
    }
    forgetDrafts()
    queries.clear()
    window.location.assign(home())
  }
  return { leave, leaving }
}
