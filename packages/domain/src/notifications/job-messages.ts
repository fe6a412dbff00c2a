import type { JobFacts } from '../job/facts.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { templates } from './templates.ts'

type Told = Pick<JobFacts, 'service_name' | 'job_number' | 'start_iso' | 'end_iso' | 'time_zone'>

/**
 * The text that a provider gets when a job is theirs: first name, service, window and link; no address, plain GSM-7.
 *
 * @example
 * buildJobAssignedMessage({ service_name: 'TV Mounting' }, 'Marcus Reed', 'https://h2s.test/p') // => 'Hi Marcus, a new job for you: TV Mounting. Please accept or reject it. https://h2s.test/p'
 */
export function buildJobAssignedMessage(job: Told, proName: string, link?: string, now?: TimeLike): string {
  return templates.job_assigned.render({ ...job, recipient_name: proName, link, now }).sms
}

/**
 * The text that a provider gets when their job is complete: the job's number, never its id.
 *
 * @example
 * buildJobCompletedMessage({ job_number: 'H2S-10432' }) // => 'Job H2S-10432 marked complete. Payout approval pending.'
 */
export function buildJobCompletedMessage(job: Told, link?: string): string {
  return templates.job_completed.render({ ...job, link }).sms
}
