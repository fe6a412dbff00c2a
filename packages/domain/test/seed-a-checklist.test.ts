import { describe, expect, test } from 'vitest'
import {
  canTransitionTo,
  determineEquipmentLane,
  generateOrderPlan,
  moveOrderStage,
  openFlags,
  parseItemsInput,
  patchInstallDetails,
  raisePainFlag,
  refreshMetadata,
  resolvePainFlag,
  worstSeverity,
} from '../src/index.ts'
import { NOW, givenJob, hoursFromNow } from './given.ts'

/** Seed A, section 5.1: as far as it is a matter of rules. The rest is in commands, api and e2e. */
const items_json = parseItemsInput([{ service_name: 'TV Mounting', metadata: { mount_type: 'Tilt', tv_size: '65' } }])
const created = refreshMetadata(
  givenJob({
    service_id: null,
    metadata: {
      order_id: 'o1',
      estimated_payout: 12_000,
      items_json,
      source: 'stripe_webhook',
      stripe_session_id: 'cs_1',
    },
  }),
  NOW,
).metadata

describe('create a test job via the Stripe webhook', () => {
  test('default metadata fields are populated', () => {
    expect(created).toMatchObject({
      order_id: 'o1',
      source: 'stripe_webhook',
      stripe_session_id: 'cs_1',
      wire_management_required: 'UNKNOWN',
      wall_type: 'UNKNOWN',
      equipment_lane: 'COMPANY_SUPPLIED',
      order_required: true,
      order_stage: 'PENDING_REVIEW',
    })
  })
  test('pain flags are generated for UNKNOWN fields', () => {
    expect(openFlags(created.pain_flags).map((flag) => flag.flag)).toEqual([
      'WIRE_MANAGEMENT_UNKNOWN',
      'WALL_TYPE_UNKNOWN',
      'ORDERING_AMBIGUOUS',
    ])
  })
})

describe('update install details', () => {
  const updated = refreshMetadata(
    givenJob({
      metadata: patchInstallDetails(created, { wall_type: 'DRYWALL', wire_management_required: 'CONCEAL_RACEWAY' }),
    }),
    hoursFromNow(1),
  )
  test('pain flags resolve automatically', () => {
    expect(updated.changes.cleared.map((flag) => flag.flag)).toEqual(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN'])
    expect(openFlags(updated.metadata.pain_flags).map((flag) => flag.flag)).toEqual(['ORDERING_AMBIGUOUS'])
  })
  test('what the audit has to say is known: which flags, when, by the rules', () => {
    for (const flag of updated.changes.cleared)
      expect(flag).toMatchObject({ resolved_at: hoursFromNow(1), resolved_by: 'system:flags' })
  })
})

describe('generate an order plan', () => {
  const plan = generateOrderPlan(
    { service_name: 'TV Mounting', metadata: { ...created, wire_management_required: 'CONCEAL_RACEWAY' } },
    NOW,
  )
  test('components are calculated correctly', () => {
    expect(plan.components.map((line) => [line.sku, line.quantity, line.unit_cost])).toEqual([
      ['MOUNT-TILT-65', 1, 5000],
      ['RACEWAY-KIT-STD', 1, 2500],
    ])
    expect(plan.total_cost_estimate).toBe(7500)
  })
  test('the order stage is updated', () => {
    const after = refreshMetadata(
      givenJob({ metadata: { ...created, wire_management_required: 'CONCEAL_RACEWAY', order_plan: plan } }),
      NOW,
    ).metadata
    expect(after.order_stage).toBe('READY_TO_ORDER')
    expect(openFlags(after.pain_flags).map((flag) => flag.flag)).not.toContain('ORDERING_AMBIGUOUS')
  })
  test('a job cannot start before its equipment is delivered, and can after', () => {
    const job = (order_plan: typeof plan) => ({
      status: 'accepted',
      assigned_pro_id: 'p',
      metadata: { ...created, wire_management_required: 'CONCEAL_RACEWAY', order_plan },
    })
    expect(canTransitionTo(job(moveOrderStage(plan, 'SHIPPED')), 'in_progress').error).toBe(
      'Equipment must be delivered before starting job',
    )
    expect(canTransitionTo(job(moveOrderStage(plan, 'DELIVERED')), 'in_progress').ok).toBe(true)
  })
})

test('an invalid status transition is blocked with an error message', () => {
  expect(canTransitionTo({ status: 'pending' }, 'completed')).toMatchObject({
    ok: false,
    error: 'Cannot transition from pending to completed',
  })
})

test('completing a job with an unresolved critical flag is blocked, until it is resolved', () => {
  const { metadata, flag } = raisePainFlag(
    created,
    { flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', message: 'chimney', by: 'u' },
    NOW,
  )
  expect(canTransitionTo({ status: 'in_progress', metadata }, 'completed').error).toBe(
    'Cannot complete job with unresolved critical pain flags',
  )
  const resolved = resolvePainFlag(metadata, flag.flag_id, { by: 'u', notes: 'moved to the other wall' }, NOW).metadata
  expect(canTransitionTo({ status: 'in_progress', metadata: resolved }, 'completed').ok).toBe(true)
})

test('the dispatch portal has what its badges show: open flags, lane, stage', () => {
  expect([
    openFlags(created.pain_flags).length,
    worstSeverity(created.pain_flags),
    determineEquipmentLane(items_json),
    created.order_stage,
  ]).toEqual([3, 'HIGH', 'COMPANY_SUPPLIED', 'PENDING_REVIEW'])
})
