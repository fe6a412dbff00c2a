import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  evaluatePainFlags,
  flagChanges,
  flagState,
  openFlags,
  reconcilePainFlags,
  refreshMetadata,
  resolvePainFlag,
} from '../../src/index.ts'
import { NOW } from '../given.ts'
import { anyFlag, anyInstant, anyJob } from './arbitrary.ts'

const flags = fc.uniqueArray(anyFlag, { maxLength: 6, selector: (flag) => flag.flag_id })
const runs = { numRuns: 300 }

describe('reconcile', () => {
  test('re-evaluation is idempotent', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const once = refreshMetadata(job, NOW)
        const twice = refreshMetadata({ ...job, metadata: once.metadata }, NOW)
        expect(twice.metadata).toEqual(once.metadata)
        expect(twice.changes).toEqual({ raised: [], cleared: [], regraded: [] })
      }),
      runs,
    )
  })
  test('is idempotent on any stored flags', () => {
    fc.assert(
      fc.property(flags, anyJob, (stored, job) => {
        const found = evaluatePainFlags(job, NOW)
        const once = reconcilePainFlags(stored, found, NOW)
        expect(reconcilePainFlags(once, found, NOW)).toEqual(once)
      }),
      runs,
    )
  })
  test('never loses history: every episode stays, in its place, with its type and beginning', () => {
    fc.assert(
      fc.property(flags, anyJob, (stored, job) => {
        const after = reconcilePainFlags(stored, evaluatePainFlags(job, NOW), NOW)
        stored.forEach((flag, index) => {
          expect(after[index]).toMatchObject({ flag_id: flag.flag_id, flag: flag.flag, added_at: flag.added_at })
          if (flag.resolved_at !== undefined) expect(after[index]).toMatchObject(flag)
        })
        expect(new Set(after.map((flag) => flag.flag_id)).size).toBe(after.length)
      }),
      runs,
    )
  })
  test('never loses a waiver: who gave it and until when stays, in force or ended', () => {
    fc.assert(
      fc.property(flags, anyJob, (stored, job) => {
        const after = reconcilePainFlags(stored, evaluatePainFlags(job, NOW), NOW)
        stored.forEach(({ waived_until, waived_by }, index) => {
          if (waived_until === undefined) return
          expect([after[index], ...(after[index]?.ended_waivers ?? [])]).toContainEqual(
            expect.objectContaining({ waived_until, waived_by }),
          )
        })
      }),
      runs,
    )
  })
  test('never touches a manual flag', () => {
    fc.assert(
      fc.property(flags, anyJob, (stored, job) => {
        const after = reconcilePainFlags(stored, evaluatePainFlags(job, NOW), NOW)
        stored.forEach((flag, index) => {
          if (flag.origin === 'manual') expect(after[index]).toEqual(flag)
        })
      }),
      runs,
    )
  })
  test('never touches a waiver whose inputs did not change', () => {
    fc.assert(
      fc.property(anyJob, anyInstant, (job, until) => {
        const found = evaluatePainFlags(job, NOW)
        const waived = found.map((flag) => ({ ...flag, waived_until: until, waived_by: 'u1' }))
        const after = reconcilePainFlags(waived, found, NOW)
        waived.forEach((flag, index) => {
          if (flagState(flag, NOW) === 'waived') expect(after[index]).toEqual(flag)
        })
        expect(after).toHaveLength(waived.length)
      }),
      runs,
    )
  })
  test('after it, what is open by a rule is exactly what the rules find, but for what people settled', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const found = evaluatePainFlags(job, NOW)
        const after = reconcilePainFlags([], found, NOW)
        expect(after.map((flag) => [flag.flag, flag.subject])).toEqual(found.map((flag) => [flag.flag, flag.subject]))
        const settled = found.reduce(
          (document, flag) => resolvePainFlag(document, flag.flag_id, { by: 'u', notes: 'seen' }, NOW).metadata,
          { pain_flags: after },
        )
        expect(openFlags(reconcilePainFlags(settled.pain_flags, found, NOW), NOW)).toEqual([])
      }),
      runs,
    )
  })
  test('a job needs equipment or has no order stage', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const { order_required, order_stage } = refreshMetadata(job, NOW).metadata
        expect(order_stage === 'NOT_NEEDED').toBe(!order_required)
      }),
      runs,
    )
  })
  test('the changes say everything that changed', () => {
    fc.assert(
      fc.property(flags, anyJob, (stored, job) => {
        const after = reconcilePainFlags(stored, evaluatePainFlags(job, NOW), NOW)
        const { raised, cleared } = flagChanges(stored, after)
        expect(raised).toHaveLength(after.length - stored.length)
        const closed = (list: typeof after) => list.filter((flag) => flag.resolved_at !== undefined).length
        expect(cleared).toHaveLength(closed(after) - closed(stored))
      }),
      runs,
    )
  })
})
