import { describe, expect, it } from 'vitest'
import { equipmentWords } from '../src/words/equipment-words.ts'
import { isDisputed, isOver, sayStatus, shortStatus } from '../src/words/status-words.ts'
import { visitTimes } from '../src/words/visit-words.ts'
import { aJob } from './a-job.ts'

/** Tuesday in New York. */
const now = Date.parse('2026-11-24T15:00:00Z')
const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const headline = (over: Parameters<typeof aJob>[0]) => plain(sayStatus(aJob(over), now).headline)
const next = (over: Parameters<typeof aJob>[0]) => plain(sayStatus(aJob(over), now).next)

describe('one sentence for where the visit stands', () => {
  it('names the tech, the day and the time', () => {
    expect(headline({})).toMatch(/^Marcus comes on Thursday, November 26, 2–4 PM/)
    const today = { start_iso: '2026-11-24T19:00:00Z', end_iso: '2026-11-24T21:00:00Z' }
    expect(headline({ window: today })).toMatch(/^Marcus comes today, 2–4 PM/)
    const tomorrow = { start_iso: '2026-11-25T19:00:00Z', end_iso: '2026-11-25T21:00:00Z' }
    expect(headline({ window: tomorrow, tech: null })).toMatch(/^Your tech comes tomorrow, 2–4 PM/)
  })

  it.each([
    ['pending', 'Your order is in.'],
    ['pending_scheduling', 'Your order is in.'],
    ['accepted', 'Marcus is your tech.'],
    ['in_progress', 'Marcus is working at your home.'],
    ['completed', 'The work is done. Does it look right?'],
    ['paid', 'All done.'],
    ['cancelled', 'This visit is cancelled.'],
  ] as const)('%s: %s', (status, sentence) => expect(headline({ status })).toBe(sentence))

  it('promises no time while there is none', () => {
    expect(next({ status: 'pending', window: null })).not.toMatch(/\d/)
    expect(next({ status: 'accepted', window: null })).toBe('Next, we agree on a time with you.')
  })

  it('turns to thanks once the customer has confirmed', () => {
    expect(headline({ status: 'completed', verified_at: '2026-11-24T10:00:00Z' })).toBe('All done.')
  })

  it('puts a complaint before everything but the end', () => {
    const disputed_at = '2026-11-23T15:00:00Z'
    expect(headline({ status: 'in_progress', disputed_at })).toBe('We are putting it right.')
    expect(next({ status: 'in_progress', disputed_at })).toContain('November 23')
    expect(headline({ status: 'paid', disputed_at })).toBe('All done.')
    expect(headline({ status: 'cancelled', disputed_at })).toBe('This visit is cancelled.')
  })
})

describe('a complaint', () => {
  const disputed_at = '2026-11-23T15:00:00Z'
  it('is open until the work has been confirmed after it', () => {
    expect(isDisputed(aJob({ disputed_at }))).toBe(true)
    expect(isDisputed(aJob({ disputed_at, verified_at: '2026-11-24T15:00:00Z' }))).toBe(false)
    expect(isDisputed(aJob({ disputed_at, verified_at: '2026-11-22T15:00:00Z' }))).toBe(true)
    expect(isDisputed(aJob())).toBe(false)
  })
})

describe('the list', () => {
  it('asks for an answer only when one is wanted', () => {
    expect(shortStatus(aJob({ status: 'completed' }))).toBe('Done, please check')
    expect(shortStatus(aJob({ status: 'completed', verified_at: '2026-11-24T10:00:00Z' }))).toBe('Done')
  })

  it('keeps a visit in sight until it is confirmed, paid or cancelled', () => {
    expect(isOver(aJob({ status: 'completed' }))).toBe(false)
    expect(isOver(aJob({ status: 'completed', verified_at: '2026-11-24T10:00:00Z' }))).toBe(true)
    expect(isOver(aJob({ status: 'cancelled' }))).toBe(true)
  })
})

describe('words', () => {
  it('says the zone only to a reader whose clock is another one', () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(plain(visitTimes(aJob({ time_zone: zone })) ?? '')).not.toMatch(/[A-Z]{3}$/)
    const other = zone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo'
    expect(plain(visitTimes(aJob({ time_zone: other })) ?? '')).toMatch(/(GMT\+9|EST)$/)
  })

  it('says who brings the parts', () => {
    expect(equipmentWords({ lane: 'BYO', stage: 'NOT_NEEDED' }).who).toBe('You have the parts')
    expect(equipmentWords({ lane: 'HYBRID', stage: 'SHIPPED' }).where).toBe('On its way to us.')
    expect(equipmentWords({ lane: null, stage: 'NOT_NEEDED' }).who).toBe('No parts needed')
  })
})
