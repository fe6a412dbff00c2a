import { createContext, useContext } from 'react'
import type { JobDetail } from '../api.ts'
import type { JobWrite } from './use-job-writes.ts'

/** What can be open over the drawer. */
export type JobDialog = 'dispatch' | 'time' | 'cancel' | 'status' | 'raise' | 'dispute' | 'reject' | 'install'

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
