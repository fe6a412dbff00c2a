import { describe, expect, test } from 'vitest'
import { raisePainFlag, resolvePainFlag, waivePainFlag } from '../../src/index.ts'
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
