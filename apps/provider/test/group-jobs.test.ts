import { describe, expect, it } from 'vitest'
import { groupJobs } from '../src/pages/today/group-jobs.ts'
import { aJob } from './a-job.ts'

/** Tuesday, 10 AM in New York. */
const now = Date.parse('2026-11-24T15:00:00Z')
const at = (start_iso: string, end_iso = start_iso) => ({ window: { start_iso, end_iso } })
const named = (assignment_id: string, over: Parameters<typeof aJob>[0] = {}) => aJob({ assignment_id, ...over })
const ids = (jobs: readonly { assignment_id: string }[]) => jobs.map((job) => job.assignment_id)

describe('the day, in the order in which it is worked through', () => {
  it('puts the running job first, whatever its window says', () => {
    const groups = groupJobs(
      [
        named('early', at('2026-11-24T16:00:00Z')),
        named('running', { state: 'working', ...at('2026-11-24T20:00:00Z') }),
      ],
      now,
    )
    expect(groups.next?.assignment_id).toBe('running')
    expect(groups.running).toBe(true)
    expect(ids(groups.today)).toEqual(['early'])
  })

  it('puts what is under way before a job that came back, though that one runs as well', () => {
    const back = named('back', { state: 'working', dispute_reason: 'Crooked', started_at: '2026-11-23T15:00:00Z' })
    const running = named('running', { state: 'working', started_at: '2026-11-24T14:00:00Z' })
    const groups = groupJobs([back, running], now)
    expect(groups.next).toBe(running)
    expect(ids(groups.today)).toEqual(['back'])
  })

  it('takes the next window of today, then of any day, then a job that waits for a time', () => {
    const today = named('today', at('2026-11-24T22:00:00Z'))
    const friday = named('friday', at('2026-11-27T15:00:00Z'))
    const untimed = named('untimed', { window: null })
    expect(groupJobs([friday, untimed, today], now).next).toBe(today)
    expect(groupJobs([untimed, friday], now).next).toBe(friday)
    expect(groupJobs([untimed], now).next).toBe(untimed)
    expect(groupJobs([], now).next).toBeNull()
  })

  it('counts a visit that nobody started yesterday as part of today', () => {
    const groups = groupJobs([named('late', at('2026-11-23T19:00:00Z', '2026-11-23T21:00:00Z'))], now)
    expect(groups.next?.assignment_id).toBe('late')
    expect(groups.running).toBe(false)
    expect(groups.progress).toEqual({ done: 0, total: 1 })
  })

  it('judges the day in the zone of the job', () => {
    // 11 PM on Tuesday in Phoenix is Wednesday in UTC and in New York.
    const phoenix = named('phoenix', { time_zone: 'America/Phoenix', ...at('2026-11-25T06:00:00Z') })
    expect(groupJobs([phoenix], now).progress.total).toBe(1)
    const newYork = named('new-york', at('2026-11-25T06:00:00Z'))
    expect(groupJobs([newYork], now).progress.total).toBe(0)
  })

  it('tells tomorrow from later, in the order of their windows', () => {
    const groups = groupJobs(
      [
        named('next', at('2026-11-24T16:00:00Z')),
        named('december', at('2026-12-01T15:00:00Z')),
        named('friday', at('2026-11-27T15:00:00Z')),
        named('tomorrow', at('2026-11-25T15:00:00Z')),
      ],
      now,
    )
    expect(ids(groups.tomorrow)).toEqual(['tomorrow'])
    expect(ids(groups.later)).toEqual(['friday', 'december'])
  })

  it('counts progress over today alone: 4 jobs, 2 done', () => {
    const done = (id: string, completed_at: string) => named(id, { state: 'done', completed_at })
    const groups = groupJobs(
      [
        named('a', at('2026-11-24T16:00:00Z')),
        named('b', at('2026-11-24T20:00:00Z')),
        done('c', '2026-11-24T14:00:00Z'),
        done('d', '2026-11-24T14:30:00Z'),
        done('last week', '2026-11-17T14:00:00Z'),
        named('tomorrow', at('2026-11-25T15:00:00Z')),
      ],
      now,
    )
    expect(groups.progress).toEqual({ done: 2, total: 4 })
    expect(ids(groups.doneToday)).toEqual(['d', 'c'])
    expect(ids(groups.doneBefore)).toEqual(['last week'])
  })

  it('keeps offers apart, the longest waiting first, and never makes one the next job', () => {
    const groups = groupJobs(
      [
        named('new', { state: 'offered', offered_at: '2026-11-24T14:00:00Z' }),
        named('old', { state: 'offered', offered_at: '2026-11-23T14:00:00Z' }),
      ],
      now,
    )
    expect(ids(groups.offers)).toEqual(['old', 'new'])
    expect(groups.next).toBeNull()
  })

  it('leaves out what was declined, released or cancelled', () => {
    const groups = groupJobs([named('x', { state: 'declined' }), named('y', { state: 'released' })], now)
    expect(groups).toEqual({
      offers: [],
      next: null,
      today: [],
      tomorrow: [],
      later: [],
      withoutTime: [],
      doneToday: [],
      doneBefore: [],
      progress: { done: 0, total: 0 },
      running: false,
    })
  })

  it('says whether a job is running: it stands before the offers then', () => {
    expect(groupJobs([named('x', { state: 'working' })], now).running).toBe(true)
  })
})
