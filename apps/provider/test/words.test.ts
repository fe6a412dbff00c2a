import { describe, expect, it } from 'vitest'
import { nextStep } from '../src/pages/job/next-step.ts'
import { sumEarnings } from '../src/pages/earnings/sum-earnings.ts'
import { guardsOf, inPlainWords, runningFirst } from '../src/words/guard-words.ts'
import { bringState, countOf } from '../src/words/install-words.ts'
import { payoutWords } from '../src/words/payout-words.ts'
import { durationWords, mapsHref, whoOrWhere } from '../src/words/visit-words.ts'
import { aJob } from './a-job.ts'

const blocker = (code: string) => ({
  code,
  message: `${code} in dispatch’s words`,
  fix: 'Something at a desk',
  overridable: true,
  evidence: {},
})

describe('guards in plain words', () => {
  it('says what stands in the way first, then what is in order', () => {
    const guards = guardsOf(aJob(), 'start', [blocker('EQUIPMENT')])
    expect(guards.map(({ key, met }) => [key, met])).toEqual([
      ['EQUIPMENT-0', false],
      ['ASSIGNED', true],
      ['CREW', true],
    ])
    expect(guards[0]?.says).toBe('The equipment is not delivered yet.')
  })

  it('keeps the API’s own words for a reason that it has no words for', () => {
    expect(inPlainWords([blocker('SOMETHING_NEW')])[0]?.message).toBe('SOMETHING_NEW in dispatch’s words')
  })

  it('tells me that I am still at work elsewhere, and where', () => {
    const busy = blocker('PRO_BUSY')
    const running = aJob({ state: 'working' })
    expect(inPlainWords([busy], [aJob(), running])[0]?.message).toBe('You are still at work on Maria’s job, H2S-10001.')
    expect(runningFirst([busy], [aJob(), running])).toBe(running)
    expect(runningFirst([blocker('EQUIPMENT')], [running])).toBeNull()
    // A job that came back runs as well, but it is not where I am.
    const back = aJob({ state: 'working', dispute_reason: 'Crooked', started_at: '2026-11-20T15:00:00Z' })
    expect(runningFirst([busy], [back, running])).toBe(running)
    expect(inPlainWords([busy, busy], [back, running])).toHaveLength(1)
    // The other tech of the crew is: that job is not among mine.
    expect(inPlainWords([busy], [aJob()])[0]?.message).toBe('Your crew is still at work on another job.')
    expect(runningFirst([busy], [aJob()])).toBeNull()
  })

  it('does not speak of equipment that nobody waits for', () => {
    expect(guardsOf(aJob({ bring: [] }), 'start', [])[1]?.says).toBe('No equipment to wait for')
  })
})

describe('the next step follows the state', () => {
  it.each([
    ['offered', 'accept'],
    ['accepted', 'start'],
    ['en_route', 'start'],
    ['working', 'complete'],
    ['done', null],
    ['declined', null],
  ] as const)('%s → %s', (state, step) => expect(nextStep(aJob({ state }))).toBe(step))
})

describe('words', () => {
  it('shortens a name to what a van needs, and says the place while there is no name', () => {
    expect(whoOrWhere(aJob())).toBe('Maria G.')
    expect(whoOrWhere(aJob({ customer: { first_name: 'Lou', name: 'Lou' } }))).toBe('Lou')
    expect(whoOrWhere(aJob({ customer: null }))).toBe('Decatur, GA')
  })

  it.each([
    [45, '45 min'],
    [60, '1 h'],
    [75, '1½ h'],
    [110, '2 h'],
  ])('%i minutes are %s', (minutes, words) => expect(durationWords(minutes)).toBe(words))

  it('counts what is more than one', () => {
    expect(countOf(1, 'raceway kit')).toBe('Raceway kit')
    expect(countOf(2, 'raceway kit')).toBe('2\u00A0×\u00A0Raceway kit')
  })

  it('knows which parts are ready, and reads a state that it has never seen', () => {
    expect(bringState('delivered').ready).toBe(true)
    expect(bringState('shipped').ready).toBe(false)
    expect(bringState('lost_in_mail')).toEqual({ label: 'Lost in mail', tone: 'gray', ready: false })
  })

  it('escapes an address for the maps', () => {
    expect(mapsHref('1 A & B St #4')).toBe('https://www.google.com/maps/dir/?api=1&destination=1+A+%26+B+St+%234')
  })
})

describe('earnings', () => {
  it('sums finished work by how far its payout is, in cents', () => {
    const done = (payout: ReturnType<typeof aJob>['payout'], completed_at = '2026-11-20T15:00:00Z') =>
      aJob({ state: 'done', completed_at, payout })
    const sums = sumEarnings([
      done(null),
      done({ status: 'not_eligible', amount_cents: 100 }),
      done({ status: 'pending_review', amount_cents: 2000 }),
      done({ status: 'held', amount_cents: 1 }),
      done({ status: 'approved', amount_cents: 300 }),
      done({ status: 'paid', amount_cents: 40 }),
      done({ status: 'reversed', amount_cents: 9999 }),
      aJob({ state: 'working' }),
    ])
    expect(sums).toMatchObject({ waiting_cents: 8600, review_cents: 2001, settled_cents: 340 })
    expect(sums.months.flatMap(({ rows }) => rows)).toHaveLength(7)
    expect(sums.months[0]?.rows[0]?.estimated).toBe(true)
  })

  it('groups by the month where the job is, latest first, and counts nothing that was taken back', () => {
    const done = (completed_at: string, status: 'paid' | 'reversed' = 'paid') =>
      aJob({ state: 'done', completed_at, payout: { status, amount_cents: 1000 } })
    const { months } = sumEarnings([
      done('2026-10-05T15:00:00Z'),
      done('2026-11-20T15:00:00Z'),
      // Still October in Georgia.
      done('2026-11-01T02:00:00Z'),
      done('2026-11-21T15:00:00Z', 'reversed'),
    ])
    expect(months.map(({ key, total_cents, rows }) => [key, total_cents, rows.length])).toEqual([
      ['2026-11', 1000, 2],
      ['2026-10', 2000, 2],
    ])
  })

  it('says of every payout where it stands, and in the same words as the sums', () => {
    expect(payoutWords(null).label).toBe('With customer')
    expect(payoutWords('pending_review').label).toBe('In review')
    expect(payoutWords('reversed').stage).toBe('none')
  })
})
