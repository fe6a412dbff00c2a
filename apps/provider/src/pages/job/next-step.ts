import type { ProviderJob } from '../../api.ts'

/** The one step that comes next, by the state of the job. Null when there is nothing left to do. */
export function nextStep(job: ProviderJob): 'accept' | 'start' | 'complete' | null {
  if (job.state === 'offered') return 'accept'
  if (job.state === 'working') return 'complete'
  if (job.state === 'accepted' || job.state === 'en_route') return 'start'
  return null
}
