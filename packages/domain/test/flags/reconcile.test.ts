import { describe, expect, test } from 'vitest'
import {
  RULES_ACTOR,
  blockedBy,
  evaluatePainFlags,
  flagChanges,
  isOpenFlag,
  reconcilePainFlags,
  worstSeverity,
  openFlags,
} from '../../src/index.ts'
import type { PainFlag } from '../../src/index.ts'
import { NOW, givenFlag, givenJob, hoursFromNow } from '../given.ts'

const wallUnknown = () => evaluatePainFlags(givenJob({ metadata: { wire_management_required: 'NONE' } }), NOW)
const before = '2026-11-20T08:00:00.000Z'
const stored = (changes: Partial<PainFlag> = {}): PainFlag => ({
  ...wallUnknown()[0],
  ...givenFlag(),
  evidence: wallUnknown()[0]?.evidence ?? {},
  ...changes,
})

describe('reconcile', () => {
  test('raises what is new', () => {
    expect(reconcilePainFlags([], wallUnknown(), NOW)).toEqual(wallUnknown())
  })
  test('keeps what is open, with its id and added_at', () => {
    expect(reconcilePainFlags([stored()], wallUnknown(), NOW)).toEqual([stored()])
  })
  test('follows severity and message of what is open', () => {
    const graver = wallUnknown().map((flag) => ({ ...flag, severity: 'HIGH' as const, message: 'now grave' }))
    const [flag] = reconcilePainFlags([stored()], graver, NOW)
    expect(flag).toMatchObject({ flag_id: 'flg_given', added_at: before, severity: 'HIGH', message: 'now grave' })
  })
  test('clears what no longer holds', () => {
    expect(reconcilePainFlags([stored()], [], NOW)).toEqual([
      { ...stored(), resolved_at: NOW, resolved_by: RULES_ACTOR, resolution_notes: 'No longer holds' },
    ])
  })
  test('a condition that returns is a new episode', () => {
    const cleared = reconcilePainFlags([stored()], [], hoursFromNow(-1))
    const again = reconcilePainFlags(cleared, wallUnknown(), NOW)
    expect(again).toHaveLength(2)
    expect(again[0]).toEqual(cleared[0])
    expect(again[1]).toMatchObject({ added_at: NOW, flag: 'WALL_TYPE_UNKNOWN' })
    expect(again[1]?.flag_id).not.toBe(again[0]?.flag_id)
  })
  test('returns in the same millisecond with another id', () => {
    const first = reconcilePainFlags([], wallUnknown(), NOW)
    const again = reconcilePainFlags(reconcilePainFlags(first, [], NOW), wallUnknown(), NOW)
    expect(new Set(again.map((flag) => flag.flag_id)).size).toBe(2)
  })
  test('never touches a manual flag', () => {
    const manual = givenFlag({ origin: 'manual', severity: 'CRITICAL', flag: 'SCOPE_MISMATCH' })
    expect(reconcilePainFlags([manual], [], NOW)).toEqual([manual])
    expect(reconcilePainFlags([manual], wallUnknown(), NOW)[0]).toEqual(manual)
  })
  test('a manual flag does not stand for what a rule finds', () => {
    const manual = givenFlag({ origin: 'manual' })
    expect(reconcilePainFlags([manual], wallUnknown(), NOW)).toHaveLength(2)
  })
  describe('a waiver', () => {
    const waived = stored({ waived_until: hoursFromNow(24), waived_by: 'u1' })
    test('stands while its inputs are the same, even when it gets graver', () => {
      const graver = wallUnknown().map((flag) => ({ ...flag, severity: 'CRITICAL' as const }))
      expect(reconcilePainFlags([waived], graver, NOW)).toEqual([waived])
    })
    test('ends when an input changes', () => {
      const changed = wallUnknown().map((flag) => ({
        ...flag,
        evidence: { wall_type: 'UNKNOWN', largest_tv: 98, in_wall: false },
      }))
      const after = reconcilePainFlags([waived], changed, NOW)
      expect(after[0]).toMatchObject({
        resolved_by: RULES_ACTOR,
        resolution_notes: 'The facts changed: the waiver ended',
      })
      expect(openFlags(after, NOW)).toHaveLength(1)
    })
    test('ends when the condition is gone', () => {
      expect(reconcilePainFlags([waived], [], NOW)[0]).toMatchObject({
        resolved_at: NOW,
        resolution_notes: 'No longer holds',
      })
    })
    test('that ran out leaves an open flag, the same episode', () => {
      const [flag] = reconcilePainFlags([waived], wallUnknown(), hoursFromNow(25))
      expect(flag).toMatchObject({ flag_id: 'flg_given', ended_waivers: [{ waived_by: 'u1' }] })
      expect(flag).not.toHaveProperty('waived_until')
    })
    test('that ran out says for ever who gave it, when and until when, and is over with or without a clock', () => {
      const given = { waived_by: 'u1', waived_at: NOW, waived_until: hoursFromNow(24), waive_reason: 'the manager' }
      const [flag] = reconcilePainFlags(
        [stored({ ...given, waive_confirmed_by: 'u2' })],
        wallUnknown(),
        hoursFromNow(25),
      )
      expect(flag).toEqual(stored({ ended_waivers: [{ ...given, waive_confirmed_by: 'u2' }] }))
      expect([flag && isOpenFlag(flag), flag && isOpenFlag(flag, NOW)]).toEqual([true, true])
      expect(reconcilePainFlags([flag], wallUnknown(), hoursFromNow(26))).toEqual([flag])
      const again = stored({ ...flag, ...given, waived_by: 'u3' })
      expect(reconcilePainFlags([again], wallUnknown(), hoursFromNow(25))[0]?.ended_waivers).toMatchObject([
        { waived_by: 'u1' },
        { waived_by: 'u3' },
      ])
    })
    test('of an older document is read, and what is no list of waivers is left out', () => {
      const [left] = reconcilePainFlags([{ ...waived, ended_waivers: 'none' }], wallUnknown(), NOW)
      expect(left).toEqual(waived)
      const kept = stored({ ended_waivers: [{ waived_by: 'u1' }] })
      expect(reconcilePainFlags([kept], wallUnknown(), NOW)[0]).toBe(kept)
    })
  })
  describe('a person resolved it while the condition holds', () => {
    const resolved = stored({ resolved_at: before, resolved_by: 'u1', resolution_notes: 'asked by phone' })
    test('it stays resolved', () => {
      expect(reconcilePainFlags([resolved], wallUnknown(), NOW)).toEqual([resolved])
    })
    test('until an input changes', () => {
      const changed = wallUnknown().map((flag) => ({ ...flag, evidence: { other: true } }))
      expect(reconcilePainFlags([resolved], changed, NOW)).toMatchObject([
        { ...resolved, ended_at: NOW },
        { added_at: NOW },
      ])
    })
    test('until it gets graver', () => {
      const graver = wallUnknown().map((flag) => ({ ...flag, severity: 'HIGH' as const }))
      expect(reconcilePainFlags([resolved], graver, NOW)).toHaveLength(2)
    })
    test('until the condition goes away and comes back', () => {
      const gone = reconcilePainFlags([resolved], [], NOW)
      expect(gone).toEqual([{ ...resolved, ended_at: NOW }])
      expect(reconcilePainFlags(gone, wallUnknown(), hoursFromNow(1))).toHaveLength(2)
    })
    test('flags of old documents have no inputs: nothing is known to have changed', () => {
      const { evidence: _evidence, ...old } = resolved
      expect(reconcilePainFlags([old], wallUnknown(), NOW)).toEqual([old])
    })
  })
  test('two open episodes that say the same become one', () => {
    const after = reconcilePainFlags([stored(), stored({ flag_id: 'flg_twin' })], wallUnknown(), NOW)
    expect(after.map((flag) => flag.resolution_notes)).toEqual([undefined, 'Another episode says the same'])
  })
  test('subjects are flags of their own', () => {
    const price = givenFlag({ flag: 'SCOPE_MISMATCH', subject: 'price', flag_id: 'a' })
    const wall = givenFlag({ flag: 'SCOPE_MISMATCH', subject: 'in_wall', flag_id: 'b' })
    const after = reconcilePainFlags([price, wall], [{ ...wall, flag_id: 'x' }], NOW)
    expect(after.map((flag) => flag.resolved_at)).toEqual([NOW, undefined])
  })
})

test('the changes between two states', () => {
  const gone = givenFlag({ flag_id: 'gone' })
  const milder = givenFlag({ flag_id: 'milder', severity: 'HIGH' })
  const fresh = givenFlag({ flag_id: 'fresh' })
  const after = [{ ...gone, resolved_at: NOW }, { ...milder, severity: 'LOW' as const }, fresh]
  expect(flagChanges([gone, milder], after)).toEqual({
    raised: [fresh],
    cleared: [{ ...gone, resolved_at: NOW }],
    regraded: [{ flag: { ...milder, severity: 'LOW' }, from: 'HIGH' }],
  })
})

test('badges count open flags only', () => {
  const flags = [
    givenFlag({ severity: 'CRITICAL', resolved_at: NOW }),
    givenFlag({ severity: 'HIGH', waived_until: hoursFromNow(1) }),
    givenFlag({ severity: 'LOW' }),
    givenFlag({ severity: 'MEDIUM' }),
  ]
  expect(openFlags(flags, NOW)).toHaveLength(2)
  expect(worstSeverity(flags, NOW)).toBe('MEDIUM')
  expect(worstSeverity(flags, hoursFromNow(2))).toBe('HIGH')
  expect(worstSeverity([], NOW)).toBeNull()
})

describe('reconcile, one difference at a time', () => {
  const found = (changes: Partial<PainFlag> = {}) => wallUnknown().map((flag) => ({ ...flag, ...changes }))
  test('what is the same stays the very same object', () => {
    const flag = stored(found()[0] && { ...found()[0], flag_id: 'flg_given', added_at: before })
    expect(reconcilePainFlags([flag], found(), NOW)[0]).toBe(flag)
  })
  test.each([
    ['severity', { severity: 'HIGH' }],
    ['message', { message: 'said otherwise' }],
    ['clears_when', { clears_when: 'Clears some other way.' }],
    ['evidence', { evidence: { wall_type: 'UNKNOWN', largest_tv: 85, in_wall: false } }],
  ] as const)('%s is followed when only it differs', (key, change) => {
    const flag = { ...stored(), ...found()[0], flag_id: 'flg_given', added_at: before }
    const [next] = reconcilePainFlags([flag], found(change), NOW)
    expect(next).toEqual({ ...flag, ...change })
    expect(next?.[key]).toEqual(Object.values(change)[0])
  })
  test('the first of two findings alike counts', () => {
    const twice = [...found({ message: 'first' }), ...found({ message: 'second' })]
    expect(reconcilePainFlags([], twice, NOW).map((flag) => flag.message)).toEqual(['first'])
  })
  test('findings of another time begin now, under ids of now', () => {
    const late = evaluatePainFlags(givenJob({ metadata: { wire_management_required: 'NONE' } }), before)
    expect(reconcilePainFlags([], late, NOW)).toEqual(wallUnknown())
  })
  test('an id in use is not given twice', () => {
    const [fresh] = wallUnknown()
    const gone = stored({ ...fresh, resolved_at: before, resolved_by: RULES_ACTOR })
    const ids = reconcilePainFlags([gone], wallUnknown(), NOW).map((flag) => flag.flag_id)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
  })
  test('of two findings only the one that nobody holds is new', () => {
    const other = found({ flag: 'SCHEDULE_CONFLICT', flag_id: 'flg_other' })
    const next = reconcilePainFlags([stored()], [...found(), ...other], NOW)
    expect(next.map((flag) => flag.flag)).toEqual(['WALL_TYPE_UNKNOWN', 'SCHEDULE_CONFLICT'])
  })
})

describe('a CRITICAL flag of a type that we do not know', () => {
  const flag = { flag: 'ASBESTOS_FOUND', severity: 'critical', message: 'Stop: asbestos' }
  const job = givenJob({ status: 'in_progress', assigned_pro_id: 'p', metadata: { pain_flags: [flag] } })
  test('goes on blocking completion, as a manual flag that the rules leave alone', () => {
    expect(blockedBy('complete', job, {}, NOW).map((blocker) => blocker.code)).toContain('NO_CRITICAL_FLAG')
    const [kept] = reconcilePainFlags([flag], [], NOW)
    expect(kept).toMatchObject({
      flag: 'CUSTOMER_EXPECTATION_RISK',
      written_flag: 'ASBESTOS_FOUND',
      severity: 'CRITICAL',
      origin: 'manual',
      message: 'Stop: asbestos',
    })
    expect(kept?.resolved_at).toBeUndefined()
    expect(reconcilePainFlags([{ ...flag, flag: 'gate code missing' }], [], NOW)[0]?.flag).toBe(
      'ACCESS_DETAILS_MISSING',
    )
  })
  test.each([
    ['OTHER_THING', '', 'Older flag: OTHER_THING'],
    ['OTHER_THING', ' ', 'Older flag: OTHER_THING'],
    ['OTHER_THING', undefined, 'Older flag: OTHER_THING'],
    [7, '', 'Older flag'],
  ])('%j with the message %j says its own word', (word, message, says) => {
    const [read] = reconcilePainFlags([{ flag: word, severity: 'CRITICAL', message }], [], NOW)
    expect(read?.message).toBe(says)
  })
  test('a milder one is set aside as before', () => {
    expect(reconcilePainFlags([{ ...flag, severity: 'HIGH' }], [], NOW)).toEqual([])
  })
})

test('what was resolved before is not cleared again', () => {
  const resolved = stored({ resolved_at: before, resolved_by: 'u1' })
  expect(flagChanges([resolved], [resolved])).toEqual({ raised: [], cleared: [], regraded: [] })
})
test('a finding without evidence leaves the evidence that was', () => {
  const bare = wallUnknown().map(({ evidence: _evidence, ...flag }) => ({ ...flag, message: 'said otherwise' }))
  const [next] = reconcilePainFlags([stored()], bare, NOW)
  expect(next).toMatchObject({ message: 'said otherwise', evidence: stored().evidence })
})
