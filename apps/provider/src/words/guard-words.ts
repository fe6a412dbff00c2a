import type { Blocker, ProviderJob } from '../api.ts'
import { runningOrder } from './visit-words.ts'

export type Guard = { key: string; met: boolean; says: string; fix: string | null }
export type GuardedAction = 'start' | 'complete'

/** What each guard of the domain says when it holds. */
const whenMet: Record<GuardedAction, { code: string; says: (job: ProviderJob) => string }[]> = {
  start: [
    { code: 'ASSIGNED', says: () => 'You are on this job' },
    {
      code: 'EQUIPMENT',
      says: (job) => (job.bring.length === 0 ? 'No equipment to wait for' : 'The equipment is ready'),
    },
    { code: 'CREW', says: () => 'The crew is complete' },
  ],
  complete: [
    { code: 'NO_CRITICAL_FLAG', says: () => 'Nothing critical is open' },
    { code: 'CHECKLIST', says: () => 'The checklist is done' },
  ],
}

/** The domain speaks to dispatch ("move every line to delivered"); in the van the same guard needs other words. */
const inTheVan: Partial<Record<string, { message: string; fix: string }>> = {
  STATUS: { message: 'The job has moved on.', fix: 'Call dispatch if you are still meant to do this.' },
  EQUIPMENT: {
    message: 'The equipment is not delivered yet.',
    fix: 'You can start as soon as dispatch marks it delivered.',
  },
  CREW: { message: 'This job needs a second tech.', fix: 'Dispatch has to fill the open seat first.' },
  NO_CRITICAL_FLAG: {
    message: 'A critical point is still open.',
    fix: 'Tell dispatch what you found. They close it, then you can finish.',
  },
  UNASSIGNED: {
    message: 'Somebody else has taken this job.',
    fix: 'Decline it, or call dispatch if you are meant to come along.',
  },
  ASSIGNED: { message: 'This job is not confirmed as yours.', fix: 'Call dispatch.' },
  AVAILABLE: { message: 'You have something else at that time.', fix: 'Ask dispatch to move one of the two.' },
}

/** My own job that has to be finished first, if that is what stands in the way. */
export function runningFirst(blockers: readonly Blocker[], mine: readonly ProviderJob[]): ProviderJob | null {
  const busy = blockers.some(({ code }) => code === 'PRO_BUSY')
  return busy ? (mine.filter((job) => job.state === 'working').toSorted(runningOrder)[0] ?? null) : null
}

/**
 * The same blockers, said to the person who stands in front of the door.
 * @param mine my jobs: who is still at work elsewhere may be me, or the other tech of the crew
 */
export function inPlainWords(blockers: readonly Blocker[], mine: readonly ProviderJob[] = []): Blocker[] {
  const first = runningFirst(blockers, mine)
  const busy =
    first === null
      ? {
          message: 'Your crew is still at work on another job.',
          fix: 'You can start when that job is finished.',
        }
      : { message: `You are still at work on ${whoseJob(first)}.`, fix: 'Finish that job first.' }
  // A job that came back counts as running too: two of them are one sentence.
  const firstBusy = blockers.findIndex(({ code }) => code === 'PRO_BUSY')
  return blockers
    .filter(({ code }, index) => code !== 'PRO_BUSY' || index === firstBusy)
    .map((blocker) => ({ ...blocker, ...(blocker.code === 'PRO_BUSY' ? busy : inTheVan[blocker.code]) }))
}

const whoseJob = (job: ProviderJob): string =>
  job.customer === null ? job.job_number : `${job.customer.first_name}’s job, ${job.job_number}`

/** Every guard of an action in plain words: what stands in the way first, then what is in order. */
export function guardsOf(
  job: ProviderJob,
  action: GuardedAction,
  blockers: readonly Blocker[],
  mine: readonly ProviderJob[] = [],
): Guard[] {
  const codes = new Set(blockers.map((blocker) => blocker.code))
  const unmet = inPlainWords(blockers, mine).map((blocker, index) => ({
    key: `${blocker.code}-${index}`,
    met: false,
    says: blocker.message,
    fix: blocker.fix,
  }))
  const met = whenMet[action]
    .filter((guard) => !codes.has(guard.code))
    .map((guard) => ({ key: guard.code, met: true, says: guard.says(job), fix: null }))
  return [...unmet, ...met]
}
