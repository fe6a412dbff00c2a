import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  JobMetadataV2,
  deriveOrderStage,
  diffOrderPlans,
  equipmentNeeds,
  generateOrderPlan,
  isLineGone,
  itemsOf,
  missingFrom,
  moveOrderStage,
  parseJobMetadata,
  patchInstallDetails,
} from '../../src/index.ts'
import { NOW } from '../given.ts'
import { anyDocument, anyJob } from './arbitrary.ts'

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const runs = { numRuns: 300 }

describe('the document', () => {
  test('every reading passes the schema', () => {
    fc.assert(
      fc.property(anyDocument, (document) => void JobMetadataV2.parse(parseJobMetadata(document))),
      runs,
    )
  })
  test('the upgrade is idempotent', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const once = parseJobMetadata(document)
        expect(parseJobMetadata(once)).toEqual(once)
      }),
      runs,
    )
  })
  test('parse ∘ serialize is the identity', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const read = parseJobMetadata(document)
        expect(parseJobMetadata(json(read))).toEqual(json(read))
        expect(parseJobMetadata(JSON.stringify(read))).toEqual(json(read))
      }),
      runs,
    )
  })
  test('unknown keys are never lost', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc
            .string()
            .filter((key) => key !== '__proto__')
            .map((key) => `x_${key}`),
          fc.jsonValue(),
        ),
        (extra) => {
          expect(parseJobMetadata(extra)).toMatchObject(extra)
        },
      ),
    )
  })
  test('an empty patch changes nothing', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(patchInstallDetails(document, {})).toEqual(parseJobMetadata(document))
      }),
      runs,
    )
  })
})

describe('order plans', () => {
  test('cover every need that they may, and planning again changes nothing', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const metadata = parseJobMetadata(job.metadata)
        const plan = generateOrderPlan(job, NOW)
        const needs = equipmentNeeds(itemsOf(job, metadata), metadata)
        // A line that nobody can read may be on its way: it is named, and nothing of its kind is bought again.
        for (const missing of missingFrom(plan, needs)) expect(plan.notes).toContain(`A line of ${missing.sku} cannot`)
        const again = generateOrderPlan({ ...job, metadata: { ...metadata, order_plan: plan } }, NOW)
        expect(again).toEqual(plan)
        expect(diffOrderPlans(plan, again)).toEqual({ added: [], removed: [], changed: [], cost_change_cents: 0 })
      }),
      runs,
    )
  })
  test('never touch a line that is on its way', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const before = parseJobMetadata(job.metadata).order_plan?.components ?? []
        const after = generateOrderPlan(job, NOW).components
        for (const line of before) if (line.state !== 'planned') expect(after).toContainEqual(line)
      }),
      runs,
    )
  })
  test('the total is the sum of the lines that count', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const { metadata: _metadata, ...fresh } = job
        const plan = generateOrderPlan(
          { ...fresh, metadata: { items_json: parseJobMetadata(job.metadata).items_json } },
          NOW,
        )
        const sum = plan.components
          .filter((line) => !isLineGone(line.state))
          .reduce((total, line) => total + line.unit_cost * line.quantity, 0)
        expect(plan.total_cost_estimate).toBe(sum)
      }),
      { numRuns: 300 },
    )
  })
  test('a stage that is moved to is reached', () => {
    fc.assert(
      fc.property(anyJob, fc.constantFrom('ORDERED', 'DELIVERED'), (job, stage) => {
        const plan = generateOrderPlan(
          { ...job, metadata: { items_json: parseJobMetadata(job.metadata).items_json } },
          NOW,
        )
        if (deriveOrderStage(plan) !== 'READY_TO_ORDER') return
        expect(deriveOrderStage(moveOrderStage(plan, stage))).toBe(stage)
      }),
      { numRuns: 300 },
    )
  })
})
