import { describe, expect, test } from 'vitest'
import {
  assignmentAfter,
  assignmentBlockedBy,
  assignmentStates,
  fillsSeat,
  isLiveAssignment,
  rankCandidates,
  skillsNeeded,
  readItems,
} from '../../src/index.ts'

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
    expect(ranked[0]?.reasons).toEqual(['2 of 2 skills', '4 miles away', '4 of 8 h taken that day'])
    expect(ranked[3]?.blockers).toMatchObject([
      { code: 'SKILL', message: 'Lacks tv large', evidence: { lacking: ['tv_large'] } },
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
    const [entry] = rankCandidates(job, [{ pro_id: 'a', ...able, load_minutes: 400 }])
    expect(entry?.blockers).toMatchObject([{ code: 'DAY_LOAD', message: 'The day would have 8.8 h, 8 h are allowed' }])
  })
  test('nobody is sent across the country', () => {
    const [entry] = rankCandidates(job, [{ pro_id: 'a', ...able, distance_km: 2500 }])
    expect(entry?.blockers).toMatchObject([{ code: 'TRAVEL', message: 'Lives 1553 miles away', overridable: true }])
    expect(rankCandidates(job, [{ pro_id: 'a', ...able, distance_km: 320 }])[0]?.blockers).toEqual([])
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
