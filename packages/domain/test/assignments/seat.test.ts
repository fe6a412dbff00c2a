import { describe, expect, test } from 'vitest'
import { actionsFrom, assignmentStates, seatBlockedBy, seatWindow } from '../../src/index.ts'
import type { AssignmentState, SeatAction } from '../../src/index.ts'
import { NOW, hoursFromNow } from '../given.ts'

const window = { start_iso: hoursFromNow(24), end_iso: hoursFromNow(26) }
const over = { start_iso: hoursFromNow(-26), end_iso: hoursFromNow(-24) }
const offeredFor = ({ start_iso, end_iso }: typeof window) => ({
  role: 'lead' as const,
  state: 'offered' as const,
  window_start: start_iso,
  window_end: end_iso,
})

describe('what a seat allows', () => {
  const lead: Partial<Record<AssignmentState, SeatAction[]>> = {
    offered: ['accept', 'reject'],
    accepted: ['reject', 'start'],
    en_route: ['reject', 'start'],
    working: ['complete'],
  }
  const helper: Partial<Record<AssignmentState, SeatAction[]>> = {
    offered: ['accept', 'reject'],
    accepted: ['reject'],
    en_route: ['reject'],
  }
  test.each(assignmentStates.map((state) => [state]))('%s', (state) => {
    expect(actionsFrom({ role: 'lead', state }, {}, NOW)).toEqual(lead[state] ?? [])
    expect(actionsFrom({ role: 'helper', state }, {}, NOW)).toEqual(helper[state] ?? [])
  })
  test('what it does not allow says why', () => {
    expect(seatBlockedBy('start', { role: 'helper', state: 'accepted' }, {}, NOW)).toMatchObject([
      { code: 'ASSIGNMENT_STATE', message: 'The lead tech does this for the whole crew', evidence: { role: 'helper' } },
    ])
    expect(seatBlockedBy('reject', { role: 'lead', state: 'working' }, {}, NOW)).toMatchObject([
      { code: 'ASSIGNMENT_STATE', message: 'Reject: not possible while the assignment is working' },
    ])
  })
})

describe('the window of a seat', () => {
  test('is what was offered, else the job’s own', () => {
    expect(seatWindow(offeredFor(window), over)).toEqual(window)
    expect(seatWindow({ role: 'lead', state: 'offered' }, window)).toEqual(window)
    expect(seatWindow({ ...offeredFor(window), window_end: null }, over)).toEqual(over)
    expect(seatWindow({ role: 'lead', state: 'offered' }, { start_iso: NOW })).toBeNull()
  })
  test('is not accepted once it is over, whoever named it; it is still offered, and can be turned down', () => {
    const said = [
      {
        code: 'WINDOW',
        message: 'The window is over already',
        fix: 'Ask the office for another time, or turn the offer down.',
      },
    ]
    expect(seatBlockedBy('accept', offeredFor(over), {}, NOW)).toMatchObject(said)
    expect(seatBlockedBy('accept', { role: 'lead', state: 'offered' }, over, NOW)).toMatchObject(said)
    expect(seatBlockedBy('accept', offeredFor(window), over, NOW)).toEqual([])
    expect(seatBlockedBy('reject', offeredFor(over), {}, NOW)).toEqual([])
    expect(actionsFrom(offeredFor(over), {}, NOW)).toEqual(['accept', 'reject'])
  })
})
