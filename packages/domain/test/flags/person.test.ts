import { describe, expect, test } from 'vitest'
import {
  isOpenFlag,
  painFlagTypes,
  raisePainFlag,
  resolutionBlockedBy,
  resolutionTakesTwo,
  resolvePainFlag,
  waivePainFlag,
  worstSeverity,
} from '../../src/index.ts'
import type { PainFlag } from '../../src/index.ts'
import { NOW, givenFlag, hoursFromNow } from '../given.ts'

const holding = (...pain_flags: ReturnType<typeof givenFlag>[]) => ({ pain_flags, kept: true })
const refusal = (code: string) =>
  expect.objectContaining({ kind: 'RULE', code, blockers: [expect.objectContaining({ code })] })

describe('resolving', () => {
  test('by id, with who and when', () => {
    const { metadata, flag } = resolvePainFlag(holding(givenFlag()), 'flg_given', { by: 'u1' }, NOW)
    expect(flag).toEqual({ ...givenFlag(), resolved_at: NOW, resolved_by: 'u1' })
    expect(metadata).toEqual({ pain_flags: [flag], kept: true })
  })
  test('by type it takes the gravest open one, in any case', () => {
    const flags = [
      givenFlag({ flag_id: 'a', severity: 'LOW' }),
      givenFlag({ flag_id: 'b', severity: 'MEDIUM' }),
      givenFlag({ flag_id: 'c', severity: 'CRITICAL', resolved_at: NOW }),
    ]
    expect(resolvePainFlag(holding(...flags), 'wall_type_unknown', { by: 'u' }, NOW).flag.flag_id).toBe('b')
  })
  test.each(['HIGH', 'CRITICAL'] as const)('notes are required for %s', (severity) => {
    const document = holding(givenFlag({ severity }))
    expect(() => resolvePainFlag(document, 'flg_given', { by: 'u', notes: '  ' }, NOW)).toThrow(refusal('NOTES'))
    expect(resolvePainFlag(document, 'flg_given', { by: 'u', notes: ' seen ' }, NOW).flag.resolution_notes).toBe('seen')
  })
  test.each(['LOW', 'MEDIUM'] as const)('not for %s', (severity) => {
    expect(resolvePainFlag(holding(givenFlag({ severity })), 'flg_given', { by: 'u' }, NOW).flag).not.toHaveProperty(
      'resolution_notes',
    )
  })
  test('an unknown or a resolved flag is refused', () => {
    expect(() => resolvePainFlag(holding(), 'none', { by: 'u' }, NOW)).toThrow(refusal('FLAG_OPEN'))
    expect(() => resolvePainFlag(holding(givenFlag({ resolved_at: NOW })), 'flg_given', { by: 'u' }, NOW)).toThrow(
      refusal('FLAG_OPEN'),
    )
  })
  test('a waived one can be resolved by its id', () => {
    expect(
      resolvePainFlag(holding(givenFlag({ waived_until: hoursFromNow(1) })), 'flg_given', { by: 'u' }, NOW).flag
        .resolved_at,
    ).toBe(NOW)
  })
  test('the given document stays as it was', () => {
    const document = holding(givenFlag())
    const copy = structuredClone(document)
    resolvePainFlag(document, 'flg_given', { by: 'u' }, NOW)
    expect(document).toEqual(copy)
  })
})

describe('a second person to resolve', () => {
  const critical = givenFlag({ severity: 'CRITICAL', subject: 'in_wall' })
  test('what the rules still find to be critical, however it was stored', () => {
    expect(resolutionTakesTwo(critical, [critical], 'u1')).toBe(true)
    expect(resolutionTakesTwo({ ...critical, severity: 'HIGH' }, [critical], 'u1')).toBe(true)
    expect(resolutionTakesTwo(critical, [{ ...critical, severity: 'HIGH' }], 'u1')).toBe(false)
    expect(resolutionTakesTwo(critical, [{ ...critical, subject: 'price' }], 'u1')).toBe(false)
    expect(resolutionTakesTwo(critical, [], 'u1')).toBe(false)
  })
  test('what the same person raised by hand to be critical', () => {
    const raised = givenFlag({ origin: 'manual', severity: 'CRITICAL', added_by: 'u1' })
    expect(resolutionTakesTwo(raised, [], 'u1')).toBe(true)
    expect(resolutionTakesTwo(raised, [raised], 'u2')).toBe(false)
    expect(resolutionTakesTwo({ ...raised, severity: 'HIGH' }, [], 'u1')).toBe(false)
  })
})

describe('raising by hand', () => {
  const raised = { flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', message: ' chimney in the way ', by: 'pro-1' } as const
  test('a manual flag with who and when', () => {
    const { flag, metadata } = raisePainFlag(holding(), raised, NOW)
    expect(flag).toMatchObject({
      flag: 'SCOPE_MISMATCH',
      origin: 'manual',
      message: 'chimney in the way',
      added_at: NOW,
      added_by: 'pro-1',
    })
    expect(metadata.pain_flags).toEqual([flag])
  })
  test('twice in one millisecond gives two ids', () => {
    const once = raisePainFlag(holding(), raised, NOW)
    const twice = raisePainFlag(once.metadata, raised, NOW)
    expect(twice.flag.flag_id).not.toBe(once.flag.flag_id)
  })
  test('the same flag has the same id everywhere', () => {
    expect(raisePainFlag(holding(), raised, NOW).flag.flag_id).toBe(raisePainFlag(holding(), raised, NOW).flag.flag_id)
  })
  test('garbage is named by its path', () => {
    const garbage: typeof raised = JSON.parse(JSON.stringify({ ...raised, flag: 'X', severity: 'Y', message: ' ' }))
    expect(() => raisePainFlag(holding(), garbage, NOW)).toThrow(
      expect.objectContaining({
        kind: 'INVALID',
        issues: [
          expect.objectContaining({ path: 'flag' }),
          expect.objectContaining({ path: 'severity' }),
          expect.objectContaining({ path: 'message' }),
        ],
      }),
    )
  })
})

describe('waiving', () => {
  const waiver = { by: 'u1', until: hoursFromNow(24), reason: 'building manager confirms' }
  test('says who, until when and why', () => {
    expect(waivePainFlag(holding(givenFlag()), 'flg_given', waiver, NOW).flag).toMatchObject({
      waived_by: 'u1',
      waived_at: NOW,
      waived_until: hoursFromNow(24),
      waive_reason: 'building manager confirms',
    })
  })
  test('needs a reason, a future end and an open flag', () => {
    expect(() => waivePainFlag(holding(givenFlag()), 'flg_given', { ...waiver, reason: ' ' }, NOW)).toThrow(
      refusal('REASON'),
    )
    expect(() => waivePainFlag(holding(givenFlag()), 'flg_given', { ...waiver, until: NOW }, NOW)).toThrow(
      expect.objectContaining({ kind: 'INVALID' }),
    )
    expect(() => waivePainFlag(holding(), 'flg_given', waiver, NOW)).toThrow(refusal('FLAG_OPEN'))
    expect(() =>
      waivePainFlag(holding(givenFlag({ waived_until: hoursFromNow(2) })), 'flg_given', waiver, NOW),
    ).toThrow(refusal('FLAG_OPEN'))
  })
})

describe('waiving what is critical takes a second person, as resolving it does', () => {
  const waiver = { by: 'u1', until: hoursFromNow(24), reason: 'the manager confirms' }
  const critical = givenFlag({ severity: 'CRITICAL' })
  const waive = (flag: PainFlag, confirmed_by?: string | null, found?: PainFlag[]) =>
    waivePainFlag(holding(flag), 'flg_given', { ...waiver, confirmed_by }, NOW, found).flag
  test('one person alone is refused, another who confirms is kept beside them', () => {
    for (const alone of [undefined, null, '', 'u1'])
      expect(() => waive(critical, alone)).toThrow(refusal('SECOND_PERSON'))
    expect(waive(critical, 'u2')).toMatchObject({ waived_by: 'u1', waive_confirmed_by: 'u2' })
  })
  test('by what the rules find now, where that is known', () => {
    expect(() => waive(givenFlag({ severity: 'HIGH' }), null, [critical])).toThrow(refusal('SECOND_PERSON'))
    expect(waive(critical, null, [])).not.toHaveProperty('waive_confirmed_by')
  })
  test('one that somebody else raised by hand takes one, as it does to resolve it', () => {
    const raised = givenFlag({ severity: 'CRITICAL', origin: 'manual', added_by: 'u3' })
    expect(waive(raised).waived_by).toBe('u1')
    expect(() => waive({ ...raised, added_by: 'u1' })).toThrow(refusal('SECOND_PERSON'))
  })
  test('what is milder takes one, who may bring a second', () => {
    expect(waive(givenFlag())).not.toHaveProperty('waive_confirmed_by')
    expect(waive(givenFlag(), 'u2').waive_confirmed_by).toBe('u2')
  })
})

describe('a waiver that has run out', () => {
  const waiver = (by: string, hours: number) => ({ by, until: hoursFromNow(hours), reason: `r ${by}` })
  test('stays in the history when the flag is waived again', () => {
    const once = waivePainFlag(holding(givenFlag()), 'flg_given', waiver('u1', 1), NOW).metadata
    const { flag } = waivePainFlag(once, 'flg_given', waiver('u2', 9), hoursFromNow(2))
    expect(flag).toMatchObject({ waived_by: 'u2', waived_until: hoursFromNow(9) })
    expect(flag.ended_waivers).toEqual([
      { waived_by: 'u1', waived_at: NOW, waived_until: hoursFromNow(1), waive_reason: 'r u1' },
    ])
  })
})

describe('what a refusal judged', () => {
  const caught = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      const { message, blockers, issues } = error as {
        message: string
        blockers: { evidence: object }[]
        issues: object[]
      }
      return { message, evidence: blockers[0]?.evidence, issues }
    }
    throw new Error('something is refused')
  }
  const until = hoursFromNow(24)

  test('the flag that is not open, the one that takes notes', () => {
    expect(caught(() => resolvePainFlag(holding(), 'none', { by: 'u' }, NOW)).evidence).toEqual({ flag: 'none' })
    expect(resolutionBlockedBy([], undefined, undefined)[0]?.evidence).toEqual({ flag: null })
    const grave = holding(givenFlag({ severity: 'HIGH' }))
    expect(caught(() => resolvePainFlag(grave, 'flg_given', { by: 'u' }, NOW)).evidence).toEqual({
      flag_id: 'flg_given',
      severity: 'HIGH',
    })
    expect(resolutionBlockedBy(grave.pain_flags, 'flg_given', ' ')[0]?.code).toBe('NOTES')
    expect(caught(() => waivePainFlag(holding(), 'none', { by: 'u', until, reason: 'r' }, NOW)).evidence).toEqual({
      flag: 'none',
    })
  })
  test('a waiver that ends too soon, or never', () => {
    for (const wrong of [NOW, 'soon']) {
      const waiver = { by: 'u', until: wrong, reason: 'r' }
      expect(caught(() => waivePainFlag(holding(givenFlag()), 'flg_given', waiver, NOW))).toMatchObject({
        message: 'A waiver ends in the future',
        issues: [{ path: 'until', message: 'must be a time after now' }],
      })
    }
  })
  test('a flag that cannot be raised', () => {
    const raised = { flag: 'NO_SUCH', severity: 'GRAVE', message: ' ', by: 'u' } as never
    expect(caught(() => raisePainFlag(holding(), raised, NOW))).toMatchObject({
      message: 'The flag cannot be raised',
      issues: [
        { path: 'flag', message: `must be one of ${painFlagTypes.join(', ')}` },
        { path: 'severity', message: 'must be one of LOW, MEDIUM, HIGH, CRITICAL' },
        { path: 'message', message: 'must say what is wrong' },
      ],
    })
  })
})

describe('which flag is meant', () => {
  const flags = [
    givenFlag({ flag_id: 'wall', severity: 'LOW' }),
    givenFlag({ flag_id: 'scope', flag: 'SCOPE_MISMATCH', severity: 'CRITICAL' }),
    givenFlag({ flag_id: 'waived', severity: 'HIGH', waived_until: hoursFromNow(1) }),
  ]
  const meant = (word: string) => resolvePainFlag(holding(...flags), word, { by: 'u', notes: 'n' }, NOW)
  test('by its type the open one of that type, spaces around the word or not', () => {
    expect([meant('wall_type_unknown').flag.flag_id, meant(' SCOPE_MISMATCH ').flag.flag_id]).toEqual(['wall', 'scope'])
  })
  test('the others stay as they are', () => {
    expect(meant('scope').metadata.pain_flags.map((flag) => [flag.flag_id, flag.resolved_at])).toEqual([
      ['wall', undefined],
      ['scope', NOW],
      ['waived', undefined],
    ])
  })
  test('a waiver keeps its reason without the spaces around it', () => {
    const waiver = { by: 'u', until: hoursFromNow(24), reason: ' on Monday ' }
    expect(waivePainFlag(holding(...flags), 'wall', waiver, NOW).flag.waive_reason).toBe('on Monday')
  })
  test('a waiver ends when its time comes', () => {
    const flag = givenFlag({ waived_until: hoursFromNow(1) })
    expect([isOpenFlag(flag, NOW), isOpenFlag(flag, hoursFromNow(1)), isOpenFlag(flag)]).toEqual([false, true, false])
  })
  test('the gravest of the open ones', () => {
    const of = (...severities: ('LOW' | 'MEDIUM' | 'HIGH')[]) =>
      worstSeverity(severities.map((severity) => givenFlag({ severity })))
    expect([of(), of('LOW'), of('LOW', 'HIGH', 'MEDIUM')]).toEqual([null, 'LOW', 'HIGH'])
  })
})

describe('raised by hand about something', () => {
  const of = (more: object) =>
    raisePainFlag(holding(), { flag: 'WALL_TYPE_UNKNOWN', severity: 'LOW', message: 'm', by: 'u', ...more }, NOW).flag
  test('with its subject, or without one', () => {
    expect(of({ subject: 'chimney' }).subject).toBe('chimney')
    expect(of({})).not.toHaveProperty('subject')
    expect(of({ subject: 'chimney' }).flag_id).not.toBe(of({}).flag_id)
  })
  test('when it clears', () => {
    expect(of({}).clears_when).toBe('Clears when somebody resolves it.')
    expect(of({ flag: 'CUSTOMER_EXPECTATION_RISK' }).clears_when).not.toBe('Clears when somebody resolves it.')
  })
  test('three alike in one millisecond are three', () => {
    const raised = { flag: 'WALL_TYPE_UNKNOWN', severity: 'LOW', message: 'm', by: 'u' } as const
    const add = (document: ReturnType<typeof holding>) => raisePainFlag(document, raised, NOW).metadata
    const { pain_flags } = add(add(add(holding())))
    expect(new Set(pain_flags.map((flag) => flag.flag_id)).size).toBe(3)
  })
})
