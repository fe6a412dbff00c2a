import { describe, expect, test } from 'vitest'
import { assignmentBlockedBy, candidateBlockers, rankCandidates } from '../../src/index.ts'
import type { CandidateFacts, JobToFill } from '../../src/index.ts'

const able = { skills: ['tv_mount', 'tv_large'] }
const at = { start_iso: '2026-11-23T16:00:00Z', end_iso: '2026-11-23T18:00:00Z' }
const why = (job: JobToFill, pro: Partial<CandidateFacts>) =>
  candidateBlockers(job, { pro_id: 'a', ...able, ...pro }).map(({ code, message, fix, evidence, overridable }) => ({
    code,
    message,
    fix,
    evidence,
    overridable,
  }))
const ranked = (...pros: (Partial<CandidateFacts> & { pro_id: string })[]) =>
  rankCandidates(
    { service_id: 'TV-XL' },
    pros.map((pro) => ({ ...able, ...pro })),
  )

describe('what rules a tech out says what was judged', () => {
  test.each([
    [{ active: false }, 'ACTIVE'],
    [{ rejected_before: true }, 'PRO_REJECTED'],
    [{ is_on_job: true }, 'UNASSIGNED'],
  ])('%j', (pro, code) => expect(why({}, pro)).toMatchObject([{ code, evidence: { pro_id: 'a' } }]))

  test('every skill that is lacking', () => {
    expect(why({ service_id: 'TV-XL' }, { skills: [] })).toMatchObject([
      {
        code: 'SKILL',
        message: 'Lacks skills: TV mounting, large TVs',
        evidence: { lacking: ['tv_mount', 'tv_large'] },
      },
    ])
  })
  test('every licence that is lacking, which the office may override', () => {
    const job = { metadata: { items_json: [{ service_id: 'CAM-4' }, { service_id: 'DB-TX' }] } }
    const skills = ['camera', 'camera_wired', 'doorbell', 'electrical']
    expect(why(job, { skills })).toMatchObject([
      {
        code: 'LICENCE',
        message: 'Has no license: low-voltage work, electrician’s work',
        evidence: { lacking: ['low_voltage', 'electrician'] },
        overridable: true,
      },
    ])
    expect(why(job, { skills, licences: ['electrician', 'low_voltage'] })).toEqual([])
    expect(why(job, { skills, licences: ['electrician'] })).toMatchObject([{ evidence: { lacking: ['low_voltage'] } }])
  })
  test('too far away', () => {
    expect(why({}, { distance_km: 400.26 })).toMatchObject([
      { code: 'TRAVEL', fix: 'Choose a tech of a nearer branch.', evidence: { distance_km: 400.3 } },
    ])
  })
  test('a day that is too long by a minute', () => {
    const job = { service_id: 'TV-M', ...at }
    const [blocker] = why(job, { load_minutes: 400 })
    expect(blocker).toMatchObject({ code: 'DAY_LOAD', evidence: { minutes: 485, most: 480 } })
    expect(why(job, { load_minutes: 395 }), 'exactly as long as it may be').toEqual([])
    expect(why(job, { load_minutes: 396 })).toHaveLength(1)
  })
  test('a visit of a job without a start or an end is not by the way', () => {
    const busy = [{ kind: 'visit' as const, from: '1969-12-31T20:00:00Z', to: '1969-12-31T22:00:00Z' }]
    const message = 'Has a visit: Wed, Dec 31, 8–10 PM'
    expect(why({ start_iso: null, end_iso: '1970-01-01T01:00:00Z' }, { busy })).toMatchObject([{ message }])
    expect(why({ start_iso: '1969-12-31T10:00:00Z', end_iso: null }, { busy })).toMatchObject([{ message }])
  })
})

describe('the place in the ranking', () => {
  test('equal scores stand in the order of their ids, from whichever order they come', () => {
    const order = (...ids: string[]) => ranked(...ids.map((pro_id) => ({ pro_id }))).map(({ pro_id }) => pro_id)
    expect(order('c', 'a', 'b')).toEqual(['a', 'b', 'c'])
    expect(order('a', 'b', 'c')).toEqual(['a', 'b', 'c'])
    expect(order('b', 'c', 'a')).toEqual(['a', 'b', 'c'])
    expect(order('a', 'a', 'b')).toEqual(['a', 'a', 'b'])
  })
  test('the distance is part of it, rounded, or unknown', () => {
    expect(ranked({ pro_id: 'a', distance_km: 12.34 }, { pro_id: 'b' }).map(({ distance_km }) => distance_km)).toEqual([
      12.3,
      null,
    ])
  })
  test('some of the skills, and work that needs none', () => {
    expect(ranked({ pro_id: 'a', skills: ['tv_mount'] })[0]?.reasons[0]).toBe('1 of 2 skills')
    const [entry] = rankCandidates({ service_name: 'Gutter cleaning' }, [{ pro_id: 'a', skills: [] }])
    expect([entry?.reasons[0], entry?.score]).toEqual(['No special skill needed', 70])
  })
  test('too far away comes last among those who cannot come, whatever else is in the way', () => {
    const order = ranked(
      { pro_id: 'far', distance_km: 900, active: false },
      { pro_id: 'near', active: false, skills: [] },
    )
    expect(order.map(({ pro_id }) => pro_id)).toEqual(['near', 'far'])
  })
})

test('a step of an assignment is possible, or says why not in words', () => {
  expect(assignmentBlockedBy('accept', 'offered')).toEqual([])
  expect(assignmentBlockedBy('accept', 'en_route')).toMatchObject([
    { message: 'Accept: not possible while the assignment is en route' },
  ])
})
