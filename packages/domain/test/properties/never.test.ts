import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  blockedBy,
  canTransitionTo,
  crewNeeded,
  determineEquipmentLane,
  determineKitType,
  durationMinutes,
  estimatePayout,
  evaluatePainFlags,
  generateOrderPlan,
  jobActions,
  jobStatuses,
  nextStatuses,
  parseJobMetadata,
  priceOf,
  refreshMetadata,
  requiresOrdering,
} from '../../src/index.ts'
import { NOW } from '../given.ts'
import { anyDocument, anyJob } from './arbitrary.ts'

/** Freezes a value all the way down: whoever mutates it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

const runs = { numRuns: 300 }

describe('on whatever a database can hold, nothing throws and nothing is mutated', () => {
  test('jobs', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        frozen(job)
        evaluatePainFlags(job, NOW)
        refreshMetadata(job, NOW)
        generateOrderPlan(job, NOW)
        determineKitType(job)
        estimatePayout(job)
        nextStatuses(job, NOW)
        for (const to of jobStatuses) canTransitionTo(job, to, NOW)
        for (const action of jobActions) blockedBy(action, job, { reason: 'r', flag_id: 'x' }, NOW)
        actionsOf(job, NOW)
      }),
      runs,
    )
  })
  test('documents and items', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        frozen(document)
        parseJobMetadata(document)
        determineEquipmentLane(document)
        requiresOrdering(document)
        priceOf(document)
        durationMinutes(document)
        crewNeeded(document)
      }),
      runs,
    )
  })
})

describe('one answer everywhere', () => {
  test('the verdict of the client is that of the server, byte for byte', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const sent: typeof job = JSON.parse(JSON.stringify(job))
        for (const to of jobStatuses) {
          expect(JSON.stringify(canTransitionTo(sent, to, NOW))).toBe(JSON.stringify(canTransitionTo(job, to, NOW)))
        }
        expect(JSON.stringify(actionsOf(sent, NOW))).toBe(JSON.stringify(actionsOf(job, NOW)))
      }),
      { numRuns: 200 },
    )
  })
  test('what is grave about the equipment keeps the work from starting, with evidence of one shape', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const accepted = { ...job, status: 'accepted' }
        const flags = evaluatePainFlags(accepted, NOW).filter(({ flag }) => flag === 'ORDERING_AMBIGUOUS')
        const [blocker] = blockedBy('start', accepted, {}, NOW).filter(({ code }) => code === 'EQUIPMENT')
        if (flags.some(({ severity }) => severity !== 'MEDIUM')) expect(blocker).toBeDefined()
        if (blocker === undefined) return
        expect(Object.keys(blocker.evidence)).toEqual(['order_stage', 'waiting', 'missing', 'unreadable'])
        expect(blocker.fix).toMatch(/^(Correct item|Generate|Move every line).+[.]$/)
      }),
      runs,
    )
  })
  test('canTransitionTo and blockedBy name the same guards', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        for (const [to, action] of [
          ['in_progress', 'start'],
          ['completed', 'complete'],
          ['paid', 'settle'],
        ] as const) {
          const verdict = canTransitionTo(job, to, NOW)
          if (verdict.blockers[0]?.code === 'STATUS') continue
          expect(blockedBy(action, job, {}, NOW)).toEqual(verdict.blockers)
        }
      }),
      { numRuns: 300 },
    )
  })
})
