import type { CustomerJob } from '../api.ts'
import { shortDate, visitDayInSentence, visitTimes } from './visit-words.ts'

export type Saying = { headline: string; next: string; mood: 'calm' | 'working' | 'ask' | 'good' | 'over' }

/** An open complaint: it was raised, and the work has not been confirmed since. */
export const isDisputed = (job: CustomerJob): boolean =>
  job.disputed_at !== null && (job.verified_at === null || job.verified_at < job.disputed_at)

/** One sentence for where the visit stands, and one for what comes next. */
export function sayStatus(job: CustomerJob, now: number): Saying {
  const tech = job.tech?.first_name ?? null
  const day = visitDayInSentence(job, now)
  const times = visitTimes(job)

  if (job.status === 'cancelled') {
    return {
      headline: 'This visit is cancelled.',
      next: job.paid_cents > 0 ? 'Nobody will come. We are in touch about your refund.' : 'Nobody will come.',
      mood: 'over',
    }
  }
  if (isDisputed(job) && job.status === 'completed') {
    return {
      headline: `${tech ?? 'Your tech'} came back. Does it look right now?`,
      next: 'Take a moment to look, then tell us.',
      mood: 'ask',
    }
  }
  if (isDisputed(job) && job.status !== 'paid') {
    return {
      headline: 'We are putting it right.',
      next: `You told us on ${shortDate(job.disputed_at ?? '', job.time_zone)} that something is wrong. Our office gets in touch to agree on a time${tech === null ? '' : ` for ${tech} to come back`}.`,
      mood: 'working',
    }
  }
  switch (job.status) {
    case 'pending':
    case 'pending_scheduling':
      return {
        headline: 'Your order is in.',
        next:
          times === null
            ? 'We are finding the right tech for you. Then you hear from us about the time.'
            : `We are finding the right tech for you ${day}, ${times}.`,
        mood: 'calm',
      }
    case 'accepted':
      return {
        headline: tech === null ? 'A tech has your job.' : `${tech} is your tech.`,
        next:
          times === null
            ? 'Next, we agree on a time with you.'
            : `We are confirming the time with you: ${day.replace(/^on /, '')}, ${times}.`,
        mood: 'calm',
      }
    case 'scheduled':
      return {
        headline: `${tech ?? 'Your tech'} comes ${day === '' ? 'soon' : day}${times === null ? '' : `, ${times}`}.`,
        next: 'Please clear the spot where we work, if you can. Everything about your visit is on this page.',
        mood: 'calm',
      }
    case 'in_progress':
      return {
        headline: `${tech ?? 'Your tech'} is working at your home.`,
        next: 'When the work is done, we ask you here whether it looks right.',
        mood: 'working',
      }
    case 'completed':
      if (job.verified_at === null) {
        return {
          headline: 'The work is done. Does it look right?',
          next: 'Take a moment to look, then tell us.',
          mood: 'ask',
        }
      }
      return { headline: 'All done.', next: 'You said that it looks right. Enjoy it.', mood: 'good' }
    default:
      return { headline: 'All done.', next: 'Thank you for having us. Enjoy it.', mood: 'good' }
  }
}

/** A few words for a list. */
export function shortStatus(job: CustomerJob): string {
  if (job.status === 'completed' && job.verified_at === null) return 'Done, please check'
  if (job.status !== 'cancelled' && job.status !== 'paid' && isDisputed(job)) return 'Being put right'
  const words: Record<CustomerJob['status'], string> = {
    pending: 'Booked',
    pending_scheduling: 'Booked, time to come',
    accepted: 'Tech confirmed',
    scheduled: 'Scheduled',
    in_progress: 'Working now',
    completed: 'Done',
    paid: 'Done',
    cancelled: 'Cancelled',
  }
  return words[job.status]
}

export const isOver = (job: CustomerJob): boolean =>
  job.status === 'cancelled' || job.status === 'paid' || (job.status === 'completed' && job.verified_at !== null)
