import { describe, expect, test } from 'vitest'
import {
  assignmentAfter,
  assignmentBlockedBy,
  assignmentStates,
  fillsSeat,
  isLiveAssignment,
  kmBetween,
  rankCandidates,
  skillsNeeded,
  readItems,
} from '../../src/index.ts'
import type { BusyTime } from '../../src/index.ts'

const job = { service_id: 'TV-XL' }
const able = { skills: ['tv_mount', 'tv_large'] }

describe('ranking', () => {
  test('who can do it first, then skill, distance and load, with the reasons', () => {
    const ranked = rankCandidates(job, [
      { pro_id: 'far', ...able, distance_km: 50 },
      { pro_id: 'near', ...able, distance_km: 6, load_minutes: 240 },
      { pro_id: 'unable', skills: ['tv_mount'], distance_km: 1 },
      { pro_id: 'rejected', ...able, distance_km: 1, rejected_before: true },
    ])
    expect(ranked.map((entry) => [entry.rank, entry.pro_id, entry.score])).toEqual([
      [1, 'near', 87],
      [2, 'far', 75],
      [3, 'rejected', 100],
      [4, 'unable', 75],
    ])
    expect(ranked[0]?.reasons).toEqual(['Has every skill this job needs', '4 miles away', '4 of 8 h taken that day'])
    expect(ranked[3]?.blockers).toMatchObject([
      { code: 'SKILL', message: 'Lacks skills: large TVs', evidence: { lacking: ['tv_large'] } },
    ])
  })
  test('equal scores have one order everywhere', () => {
    const pros = [
      { pro_id: 'b', ...able },
      { pro_id: 'a', ...able },
    ]
    expect(rankCandidates(job, pros).map((entry) => entry.pro_id)).toEqual(['a', 'b'])
    expect(rankCandidates(job, pros)[0]?.reasons).toContain('Distance unknown')
  })
  test('a day that is too long', () => {
    const full = { pro_id: 'a', ...able, load_minutes: 400 }
    expect(rankCandidates({ ...job, start_iso: '2026-11-23T15:00:00Z' }, [full])[0]?.blockers).toMatchObject([
      { code: 'DAY_LOAD', message: 'The day would have 8.8 h, 8 h are allowed', overridable: true },
    ])
    expect(rankCandidates(job, [full])[0]?.blockers, 'no time, no day').toEqual([])
  })
  test('nobody is sent across the country', () => {
    const [entry] = rankCandidates(job, [{ pro_id: 'a', ...able, distance_km: 2500 }])
    expect(entry?.blockers).toMatchObject([{ code: 'TRAVEL', message: 'Lives 1553 miles away', overridable: true }])
    expect(rankCandidates(job, [{ pro_id: 'a', ...able, distance_km: 320 }])[0]?.blockers).toEqual([])
  })
  test('who lives too far away comes last, however good', () => {
    const ranked = rankCandidates(job, [
      { pro_id: 'far', ...able, distance_km: 2500, tier: 'senior' },
      { pro_id: 'unable', skills: [], load_minutes: 480 },
    ])
    expect(ranked.map((entry) => entry.pro_id)).toEqual(['unable', 'far'])
  })
  test('a little for experience, in points and in words', () => {
    const ranked = rankCandidates(job, [
      { pro_id: 'new', ...able, tier: 'new' },
      { pro_id: 'standard', ...able, tier: 'standard' },
      { pro_id: 'senior', ...able, tier: 'senior' },
    ])
    expect(ranked.map((entry) => [entry.pro_id, entry.score, entry.reasons.at(-1)])).toEqual([
      ['senior', 75, 'Senior'],
      ['standard', 70, 'The day is free'],
      ['new', 65, 'New'],
    ])
  })
  test('what takes the time is told in the zone of the tech', () => {
    const at = { start_iso: '2026-11-23T16:00:00.000Z', end_iso: '2026-11-23T18:00:00.000Z' }
    const blocker = (kind: BusyTime['kind'], from: string, to: string, time_zone?: string) =>
      rankCandidates({ ...job, ...at }, [{ pro_id: 'a', ...able, time_zone, busy: [{ kind, from, to }] }])[0]?.blockers
    const [from, to] = ['2026-11-23T15:00:00.000Z', '2026-11-23T17:00:00.000Z']
    expect(blocker('visit', from, to, 'America/New_York')).toMatchObject([
      {
        code: 'AVAILABLE',
        message: 'Has a visit: Mon, Nov 23, 10 AM–12 PM',
        evidence: { pro_id: 'a', busy: [{ kind: 'visit', from, to }] },
      },
    ])
    expect(blocker('hold', from, to)).toMatchObject([{ message: 'Held for another job: Mon, Nov 23, 3–5 PM' }])
    expect(blocker('time_off', '', to)).toMatchObject([{ message: 'Is away: at that time' }])
  })
  test('the way is too short where the visits themselves do not meet', () => {
    const at = { start_iso: '2026-11-23T17:10:00.000Z', end_iso: '2026-11-23T18:00:00.000Z' }
    const before = { kind: 'visit' as const, from: '2026-11-23T15:00:00.000Z', to: '2026-11-23T17:00:00.000Z' }
    const pro = { pro_id: 'a', ...able, time_zone: 'America/New_York', busy: [before] }
    expect(rankCandidates({ ...job, ...at }, [pro])[0]?.blockers[0]?.message).toBe(
      'Has a visit: Mon, Nov 23, 10 AM–12 PM, and 22 min for the way',
    )
    expect(rankCandidates(job, [pro])[0]?.blockers[0]?.message).toBe('Has a visit: Mon, Nov 23, 10 AM–12 PM')
  })
  test('nobody is offered the same job twice', () => {
    expect(rankCandidates(job, [{ pro_id: 'a', ...able, is_on_job: true }])[0]?.blockers).toMatchObject([
      { code: 'UNASSIGNED', message: 'Has an offer for this job, or a seat on it, already' },
    ])
  })
  test('the way between two places', () => {
    const [midtown, downtown] = [
      { lat: '33.7816', lng: '-84.3793' },
      { lat: '33.7490', lng: '-84.3880' },
    ]
    expect(kmBetween(midtown, downtown)).toBeCloseTo(3.71, 2)
    expect(kmBetween(midtown, midtown)).toBe(0)
    expect(kmBetween({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(20_015, 0)
    expect([kmBetween(midtown, { lat: null, lng: 0 }), kmBetween({ lat: 'x', lng: 0 }, midtown)]).toEqual([null, null])
    expect(rankCandidates(job, [{ pro_id: 'a', ...able, distance_km: 1.6 }])[0]?.reasons).toContain('1 mile away')
  })
  test('what the work asks for', () => {
    expect(skillsNeeded(readItems([{ service_id: 'CAM-4' }, { service_id: 'DB-TX' }, {}]))).toEqual({
      skills: ['camera', 'camera_wired', 'doorbell', 'electrical'],
      licences: ['low_voltage', 'electrician'],
    })
  })
})

describe('assignment steps', () => {
  test('lead where the machine says', () => {
    expect(assignmentAfter('accept', 'offered')).toBe('accepted')
    expect(assignmentAfter('accept', 'accepted')).toBeNull()
    expect(assignmentAfter('reject', 'en_route')).toBe('rejected')
  })
  test('or say why not', () => {
    expect(assignmentBlockedBy('set_out', 'offered')).toMatchObject([
      {
        code: 'ASSIGNMENT_STATE',
        message: 'Set out: not possible while the assignment is offered',
        evidence: { state: 'offered', allowed: ['accepted'] },
      },
    ])
  })
  test('who is on the job, and who fills a seat', () => {
    expect(assignmentStates.filter(isLiveAssignment)).toEqual(['offered', 'accepted', 'en_route', 'working', 'done'])
    expect(assignmentStates.filter(fillsSeat)).toEqual(['accepted', 'en_route', 'working', 'done'])
  })
})
