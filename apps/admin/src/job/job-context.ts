import { createContext, useContext } from 'react'
import type { JobDetail } from '../api.ts'
import type { Step } from './next-step.ts'
import type { JobWrite } from './use-job-writes.ts'

type NamedDialog =
  | 'dispatch'
  | 'time'
  | 'cancel'
  | 'status'
  | 'raise'
  | 'dispute'
  | 'reject'
  | 'install'
  | 'verify'
  | 'revoke'
/** What can be open over the drawer: a dialog of its own, or the question why a blocked step is taken all the same. */
export type JobDialog = NamedDialog | { override: Step }

export type JobContextValue = {
  job: JobDetail
  write: (write: JobWrite) => void
  /** The name of the write under way, null when none is. */
  writing: string | null
  open: (dialog: JobDialog) => void
}

export const JobContext = createContext<JobContextValue | null>(null)

export function useJob(): JobContextValue {
  const value = useContext(JobContext)
  if (!value) throw new Error('useJob stands inside the job drawer only.')
  return value
}
