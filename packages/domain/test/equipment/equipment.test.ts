import { describe, expect, test } from 'vitest'
import {
  canTransitionTo,
  deriveOrderStage,
  determineEquipmentLane,
  determineKitType,
  diffOrderPlans,
  equipmentNeeds,
  freshJob,
  generateOrderPlan,
  missingFrom,
  moveOrderLine,
  moveOrderStage,
  nextLineStates,
  orderedParts,
  openFlags,
  parseJobMetadata,
  refreshMetadata,
  requiresOrdering,
  services,
} from '../../src/index.ts'
import { unplannable } from '../../src/equipment/index.ts'
import type { JobFacts, OrderLineState, OrderPlan } from '../../src/index.ts'
import { NOW, hoursFromNow } from '../given.ts'

const company = { metadata: { mount_type: 'tilt', tv_size: 55 } }
const customer = { metadata: { mount_type: 'customer_provided', tv_size: 55 } }
const plain = { metadata: { tv_size: 55 } }
const job = (items: unknown[], more: Record<string, unknown> = {}) => ({
  service_name: 'TV Mounting',
  metadata: { items_json: items, ...more },
})
const lineOf = (plan: OrderPlan, sku: string) => plan.components.find((line) => line.sku === sku)

describe('lane', () => {
  test.each([
    [[customer], 'BYO'],
    [[company], 'COMPANY_SUPPLIED'],
    [[customer, company], 'HYBRID'],
    [[customer, plain], 'BYO'],
    [[plain], null],
    [[], null],
    [[{ metadata: { mount_type: 'none' } }], null],
    [[{ service_name: 'Smart lock' }], null],
    [[{ service_id: 'CAM-4' }], 'COMPANY_SUPPLIED'],
    [[{ service_id: 'CAM-4', metadata: { supplier: 'customer' } }], 'BYO'],
    [[{ service_id: 'CAM-B', metadata: { equipment_provider: 'company' } }], 'COMPANY_SUPPLIED'],
    [[{ metadata: { mount_provider: 'Customer', mount_type: 'full_motion' } }], 'BYO'],
  ])('%j is %j', (items, lane) => {
    expect(determineEquipmentLane(items)).toBe(lane)
  })
  test.each([[undefined], [null], ['not json'], [3], [{}]])('%j has none, and nothing throws', (items) => {
    expect(determineEquipmentLane(items)).toBeNull()
    expect(requiresOrdering(items)).toBe(false)
  })
  test('items as JSON text', () => {
    expect(determineEquipmentLane(JSON.stringify([company]))).toBe('COMPANY_SUPPLIED')
  })
})

test('what the customer supplies and we cannot read is theirs to know: it is no problem of planning', () => {
  const unread = (mount_provider: string) => [
    { service_id: 'TV-M', metadata: { mount_provider, mount_type: 'mantel' } },
  ]
  expect(unplannable(unread('customer'))).toEqual([])
  expect(unplannable(unread('company')).map((problem) => problem.path)).toEqual(['0.metadata.mount_type'])
})

describe('a quantity that cannot be read, of what the customer supplies', () => {
  const byo = (quantity: unknown, more: Record<string, unknown> = {}) => [
    { service_id: 'TV-L', quantity, metadata: { mount_type: 'customer_provided', tv_size: 65, ...more } },
  ]
  const inWall = { wire_management_required: 'FULL_INWALL' } as const
  test.each([[0], ['two'], [-1], [2.5], [1000]])('%j is a problem where the wires ask for a kit', (quantity) => {
    expect(unplannable(byo(quantity), inWall).map((problem) => problem.path)).toEqual(['0.quantity'])
    expect(requiresOrdering(byo(quantity), inWall)).toBe(true)
    const metadata = { items_json: byo(quantity), wall_type: 'DRYWALL', ...inWall }
    const fresh = freshJob({ status: 'accepted', assigned_pro_id: 'p', metadata }, NOW)
    expect(fresh.metadata).toMatchObject({ order_required: true, order_stage: 'PENDING_REVIEW' })
    expect(openFlags(fresh.metadata.pain_flags).map((flag) => flag.flag)).toEqual(['ORDERING_AMBIGUOUS'])
    expect(canTransitionTo(fresh, 'in_progress').blockers.map((blocker) => blocker.code)).toEqual(['EQUIPMENT'])
    expect(generateOrderPlan(fresh, NOW).notes).toContain('Item 0.quantity')
  })
  test('and where the item wants something of ours', () => {
    expect(unplannable(byo('two', { hdmi: true }))).toHaveLength(1)
    expect(unplannable([{ service_id: 'TH-1', quantity: 'two', metadata: { c_wire_kit: true } }])).toHaveLength(1)
  })
  test('but nowhere else, and nothing else of the item', () => {
    expect(unplannable(byo('two'))).toEqual([])
    expect(unplannable(byo('two'), { wire_management_required: 'NONE' })).toEqual([])
    expect(unplannable([{ service_id: 'LK-D', quantity: 'two' }], inWall)).toEqual([])
    expect(unplannable(byo('two', { mount_max_lbs: 'x', extra_studs: 'many' }), inWall)).toHaveLength(1)
    expect(unplannable(byo(2, { extra_studs: 'many' }), inWall)).toEqual([])
  })
  test('of several TVs the others are planned', () => {
    const items_json = [...byo('two'), ...byo(3)]
    expect(generateOrderPlan({ metadata: { items_json, ...inWall } }, NOW).components).toMatchObject([{ quantity: 3 }])
  })
})

describe('needs follow the site as it is known now', () => {
  test('a BYO job needs a kit once wires go into the wall or a raceway', () => {
    expect(requiresOrdering([customer], { wire_management_required: 'NONE' })).toBe(false)
    expect(requiresOrdering([customer], { wire_management_required: 'BASIC_CONCEAL' })).toBe(false)
    expect(requiresOrdering([customer], { wire_management_required: 'FULL_INWALL' })).toBe(true)
    expect(requiresOrdering([customer], { wire_management_required: 'CONCEAL_RACEWAY' })).toBe(true)
    expect(requiresOrdering([customer], null)).toBe(false)
  })
  test('wire kits are per TV', () => {
    const needs = equipmentNeeds([{ ...company, quantity: 2 }, customer, { service_name: 'Soundbar' }], {
      wire_management_required: 'FULL_INWALL',
    })
    expect(needs.map((need) => [need.sku, need.quantity])).toEqual([
      ['MOUNT-TILT-55', 2],
      ['INWALL-KIT-PRO', 3],
    ])
  })
  test('a soundbar alone has its own kit, a lock none', () => {
    expect(equipmentNeeds([{ service_id: 'SB-1' }], { wire_management_required: 'CONCEAL_RACEWAY' })).toHaveLength(1)
    expect(equipmentNeeds([{ service_id: 'LK-D' }], { wire_management_required: 'CONCEAL_RACEWAY' })).toEqual([])
  })
  test('every service of the catalogue has its recipe: a kit unless the customer brings it', () => {
    const needed = Object.fromEntries(
      services.map(({ code }) => [code, equipmentNeeds([{ service_id: code }]).map((need) => need.sku)]),
    )
    expect(Object.fromEntries(Object.entries(needed).filter(([, skus]) => skus.length > 0))).toEqual({
      'CAM-W': ['CAM-POE-1'],
      'CAM-4': ['CAM-POE-NVR-4'],
      'DB-TX': ['TRANSFORMER-16V-30VA'],
    })
    for (const { code } of services)
      expect(equipmentNeeds([{ service_id: code, metadata: { supplier: 'customer' } }])).toEqual([])
  })
  test('what a thermostat, a TV and a camera may want', () => {
    const skus = (item: unknown) => equipmentNeeds([item]).map((need) => need.sku)
    expect(skus({ service_id: 'TH-1', metadata: { c_wire_kit: true } })).toEqual(['CWIRE-KIT'])
    expect(skus({ service_id: 'TV-M', metadata: { hdmi: true } })).toEqual(['HDMI-21-10FT'])
    expect(skus({ service_id: 'CAM-B', metadata: { supplier: 'company' } })).toEqual(['CAM-WIFI-1'])
    expect(skus({ service_id: 'TV-MANTEL', metadata: { mount_type: 'pull_down', tv_size: 65 } })).toEqual([
      'MOUNT-PULL_DOWN-65',
    ])
  })
})

describe('kits', () => {
  test.each([
    [{ service_name: 'TV Mounting' }, 'STANDARD_TV_KIT'],
    [{ service_name: 'TV Mounting', metadata: { wire_management_required: 'FULL_INWALL' } }, 'PREMIUM_TV_KIT'],
    [{ service_name: 'CCTV camera install' }, 'STANDARD_CAMERA_KIT'],
    [{ service_name: 'CCTV' }, 'STANDARD_CAMERA_KIT'],
    [{ service_id: 'CAM-4' }, 'STANDARD_CAMERA_KIT'],
    [{ service_name: 'Smart lock' }, 'CUSTOM_KIT'],
    [{ service_name: 'Video doorbell camera' }, 'CUSTOM_KIT'],
    [{ service_name: 'Latvian stove' }, 'CUSTOM_KIT'],
    [{}, 'CUSTOM_KIT'],
  ])('%j: %s', (given, kit) => {
    expect(determineKitType(given)).toBe(kit)
  })
})

describe('the plan', () => {
  test('seed A prices, SKUs, vendors and names, in cents', () => {
    const items = ['fixed', 'tilt', 'full_motion'].map((mount_type) => ({ metadata: { mount_type, tv_size: 55 } }))
    const plan = generateOrderPlan(job(items, { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
    expect(
      plan.components.map((line) => [line.sku, line.name, line.quantity, line.unit_cost, line.vendor, line.fulfilment]),
    ).toEqual([
      ['MOUNT-FIXED-55', 'fixed mount for 55" TV', 1, 3500, 'Amazon', 'purchase'],
      ['MOUNT-TILT-55', 'tilt mount for 55" TV', 1, 5000, 'Amazon', 'purchase'],
      ['MOUNT-FULL_MOTION-55', 'full_motion mount for 55" TV', 1, 8500, 'Amazon', 'purchase'],
      ['RACEWAY-KIT-STD', 'Raceway concealment kit', 3, 2500, 'Internal Stock', 'stock'],
    ])
    expect(plan).toMatchObject({
      kit_type: 'STANDARD_TV_KIT',
      version: 1,
      total_cost_estimate: 3500 + 5000 + 8500 + 7500,
      currency: 'USD',
      vendor: 'Several',
      notes: 'Auto-generated for TV Mounting',
      created_at: NOW,
      created_by: 'system',
    })
  })
  test('a large TV gets the heavy mount', () => {
    const cost = (mount_type: string, tv_size: number) =>
      generateOrderPlan(job([{ metadata: { mount_type, tv_size } }]), NOW).components[0]?.unit_cost
    expect([
      cost('fixed', 74),
      cost('fixed', 75),
      cost('tilt', 85),
      cost('full_motion', 75),
      cost('outdoor', 85),
    ]).toEqual([3500, 6800, 8800, 15_000, 12_000])
  })
  test('an empty plan needs nothing', () => {
    const plan = generateOrderPlan(job([customer]), NOW)
    expect(plan).toMatchObject({ components: [], total_cost_estimate: 0, vendor: 'None' })
    expect(deriveOrderStage(plan)).toBe('NOT_NEEDED')
  })
  test('one vendor is named', () => {
    expect(generateOrderPlan(job([company]), NOW).vendor).toBe('Amazon')
  })
  test.each([
    [{ metadata: { mount_type: 'mantel', tv_size: 77 } }, 'metadata.mount_type'],
    [{ metadata: { mount_type: 'constructor', tv_size: 77 } }, 'metadata.mount_type'],
    [{ metadata: { mount_type: 'fixed' } }, 'metadata.tv_size'],
    [{ quantity: 0, metadata: { mount_type: 'fixed', tv_size: 55 } }, 'quantity'],
    [{ quantity: 2.5, metadata: { mount_type: 'fixed', tv_size: 55 } }, 'quantity'],
  ])('nothing is guessed for %j', (item, path) => {
    const plan = generateOrderPlan(job([item]), NOW)
    expect(plan.components).toEqual([])
    expect(plan.notes).toContain(`Item 0.${path}`)
    expect(requiresOrdering([item])).toBe(true)
  })
  test('an item with mount none needs nothing', () => {
    expect(generateOrderPlan(job([{ metadata: { mount_type: 'none', tv_size: 55 } }]), NOW).components).toEqual([])
  })
})

describe('planning again', () => {
  const first = () => generateOrderPlan(job([company]), NOW)
  const again = (plan: OrderPlan, items: unknown[], more = {}) =>
    generateOrderPlan(job(items, { order_plan: plan, ...more }), hoursFromNow(1))
  test('with the same needs gives the same plan', () => {
    expect(again(first(), [company])).toEqual(first())
  })
  test('shows the difference in a new version', () => {
    const second = again(first(), [company], { wire_management_required: 'FULL_INWALL' })
    expect(second).toMatchObject({ version: 2, kit_type: 'PREMIUM_TV_KIT', created_at: hoursFromNow(1) })
    expect(diffOrderPlans(first(), second)).toEqual({
      added: [{ sku: 'INWALL-KIT-PRO', name: 'In-wall wire fishing kit', quantity: 1, unit_cost: 4500 }],
      removed: [],
      changed: [],
      cost_change_cents: 4500,
    })
  })
  test('never touches a line that is ordered, and orders only what is missing', () => {
    const ordered = moveOrderStage(first(), 'ORDERED')
    const second = again(ordered, [{ ...company, quantity: 3 }])
    expect(second.components.map((line) => [line.line_id, line.quantity, line.state])).toEqual([
      ['MOUNT-TILT-55#1', 1, 'ordered'],
      ['MOUNT-TILT-55#2', 2, 'planned'],
    ])
    expect(second.components[0]).toEqual(ordered.components[0])
    expect(deriveOrderStage(second)).toBe('READY_TO_ORDER')
    expect(diffOrderPlans(ordered, second).changed).toMatchObject([{ from: { quantity: 1 }, to: { quantity: 3 } }])
  })
  test('what is ordered and no longer needed stays, and is said', () => {
    const second = again(moveOrderStage(first(), 'SHIPPED'), [customer])
    expect(lineOf(second, 'MOUNT-TILT-55')?.state).toBe('shipped')
    expect(second.notes).toContain('1 × MOUNT-TILT-55 on its way and no longer needed')
  })
  test('what is only planned goes when it is no longer needed', () => {
    const second = again(first(), [customer])
    expect(second.components).toEqual([])
    expect(diffOrderPlans(first(), second)).toMatchObject({
      removed: [{ sku: 'MOUNT-TILT-55' }],
      cost_change_cents: -5000,
    })
  })
  test('a line that is out of the plan counts for neither cost nor vendor', () => {
    const plan = generateOrderPlan(job([company], { wire_management_required: 'FULL_INWALL' }), NOW)
    const gone = (state: OrderLineState) => {
      const components = plan.components.map((line) => (line.sku === 'INWALL-KIT-PRO' ? { ...line, state } : line))
      return generateOrderPlan(job([company], { order_plan: { ...plan, components } }), NOW)
    }
    for (const state of ['cancelled', 'returned'] as const) {
      expect(gone(state)).toMatchObject({ total_cost_estimate: 5000, vendor: 'Amazon' })
      expect(gone(state).components).toHaveLength(2)
    }
  })
  test('a cancelled line is planned anew', () => {
    const cancelled = moveOrderLine(first(), 'MOUNT-TILT-55#1', 'cancelled')
    expect(again(cancelled, [company]).components.map((line) => [line.line_id, line.state])).toEqual([
      ['MOUNT-TILT-55#1', 'cancelled'],
      ['MOUNT-TILT-55#2', 'planned'],
    ])
  })
})

test('what was ordered for a job alone: at the price of the catalogue, and at cost', () => {
  const plan = (state: OrderLineState, details = {}) => {
    const items = [{ ...company, service_id: 'TV-M' }]
    const planned = generateOrderPlan(job(items, { wire_management_required: 'FULL_INWALL' }), NOW)
    const components = planned.components.map((line) => ({ ...line, state }))
    return orderedParts(
      job(items, { wire_management_required: 'FULL_INWALL', order_plan: { ...planned, components }, ...details }),
    )
  }
  expect(plan('ordered')).toEqual({ price_cents: 7900, cost_cents: 5000 })
  expect(plan('delivered')).toEqual({ price_cents: 7900, cost_cents: 5000 })
  for (const state of ['planned', 'cancelled', 'returned'] as const)
    expect(plan(state)).toEqual({ price_cents: 0, cost_cents: 0 })
  // Of what is needed no longer nobody knows the price.
  expect(plan('ordered', { items_json: [customer] })).toEqual({ price_cents: 5000, cost_cents: 5000 })
  expect(orderedParts(job([company]))).toEqual({ price_cents: 0, cost_cents: 0 })
})

describe('stages', () => {
  const mixed = () => generateOrderPlan(job([company], { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
  const stock = () => generateOrderPlan(job([customer], { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
  test.each(['ORDERED', 'SHIPPED', 'DELIVERED'] as const)('a mixed plan can be moved to %s', (stage) => {
    expect(deriveOrderStage(moveOrderStage(mixed(), stage))).toBe(stage)
  })
  test('one step after the other', () => {
    const shipped = moveOrderStage(moveOrderStage(mixed(), 'ORDERED'), 'SHIPPED')
    expect(shipped.components.map((line) => line.state)).toEqual(['shipped', 'reserved'])
    expect(moveOrderStage(shipped, 'DELIVERED').components.map((line) => line.state)).toEqual(['delivered', 'picked'])
    expect(moveOrderStage(shipped, 'SHIPPED')).toBe(shipped)
  })
  test('stock alone is ordered when reserved, delivered when picked', () => {
    expect(deriveOrderStage(stock())).toBe('READY_TO_ORDER')
    expect(deriveOrderStage(moveOrderStage(stock(), 'ORDERED'))).toBe('ORDERED')
    expect(deriveOrderStage(moveOrderStage(stock(), 'DELIVERED'))).toBe('DELIVERED')
  })
  test('the least advanced line decides', () => {
    const ahead = moveOrderLine(mixed(), 'MOUNT-TILT-55#1', 'ordered')
    expect(deriveOrderStage(ahead)).toBe('READY_TO_ORDER')
    expect(deriveOrderStage(moveOrderLine(ahead, 'RACEWAY-KIT-STD#1', 'picked'))).toBe('ORDERED')
  })
  test('lines that are further stay where they are', () => {
    const picked = moveOrderLine(mixed(), 'RACEWAY-KIT-STD#1', 'picked')
    expect(moveOrderStage(picked, 'ORDERED').components.map((line) => line.state)).toEqual(['ordered', 'picked'])
  })
  test.each(['PENDING_REVIEW', 'READY_TO_ORDER', 'NOT_NEEDED', 'ORDERED'] as const)(
    'nothing goes back to %s',
    (stage) => {
      expect(() => moveOrderStage(moveOrderStage(mixed(), 'SHIPPED'), stage)).toThrow(
        expect.objectContaining({ kind: 'RULE', code: 'LINE_STATE' }),
      )
    },
  )
  test('an empty plan has nothing to move', () => {
    expect(() => moveOrderStage({ ...mixed(), components: [] }, 'ORDERED')).toThrow('The order is NOT_NEEDED')
  })
  test('a line moves by its machine only', () => {
    const plan = mixed()
    expect(nextLineStates({ state: 'planned', fulfilment: 'purchase' })).toEqual(['ordered', 'cancelled'])
    expect(nextLineStates({ state: 'planned', fulfilment: 'stock' })).toEqual(['reserved', 'picked', 'cancelled'])
    const refuse = (line: string, state: OrderLineState) => () => moveOrderLine(plan, line, state)
    expect(refuse('MOUNT-TILT-55#1', 'delivered')).toThrow('is planned and cannot become delivered')
    expect(refuse('MOUNT-TILT-55#1', 'reserved')).toThrow(expect.objectContaining({ code: 'LINE_STATE' }))
    expect(refuse('nothing', 'ordered')).toThrow(expect.objectContaining({ code: 'ORDER_LINE' }))
    expect(moveOrderLine(plan, 'MOUNT-TILT-55#1', 'planned')).toBe(plan)
  })
})

describe('what is derived', () => {
  const refreshed = (metadata: unknown) =>
    refreshMetadata({ status: 'pending', service_name: 'TV Mounting', metadata }, NOW).metadata
  test('lane, order_required and order_stage follow the facts', () => {
    expect(refreshed({ items_json: [company] })).toMatchObject({
      equipment_lane: 'COMPANY_SUPPLIED',
      order_required: true,
      order_stage: 'PENDING_REVIEW',
    })
    expect(refreshed({ items_json: [customer], order_required: true, order_stage: 'PENDING_REVIEW' })).toMatchObject({
      equipment_lane: 'BYO',
      order_required: false,
      order_stage: 'NOT_NEEDED',
    })
    const order_plan = generateOrderPlan(job([company]), NOW)
    expect(refreshed({ items_json: [company], order_plan }).order_stage).toBe('READY_TO_ORDER')
    expect(refreshed({ items_json: [company], order_plan: moveOrderStage(order_plan, 'SHIPPED') }).order_stage).toBe(
      'SHIPPED',
    )
  })
  test('an empty plan does not hide what is needed since', () => {
    const order_plan = generateOrderPlan(job([customer]), NOW)
    expect(refreshed({ items_json: [customer], order_plan }).order_stage).toBe('NOT_NEEDED')
    expect(refreshed({ items_json: [company], order_plan }).order_stage).toBe('PENDING_REVIEW')
  })
  test('what an old document reached without a plan stands', () => {
    expect(refreshed({ items_json: [company], order_stage: 'DELIVERED' }).order_stage).toBe('DELIVERED')
    expect(refreshed({ items_json: [company], order_stage: 'ORDERED' }).order_stage).toBe('ORDERED')
    expect(refreshed({ items_json: [company], order_stage: 'READY_TO_ORDER' }).order_stage).toBe('PENDING_REVIEW')
    expect(refreshed({ order_required: true }).order_stage).toBe('PENDING_REVIEW')
  })
})

describe('a plan that is larger than the needs', () => {
  const inWall = { wire_management_required: 'FULL_INWALL' }
  const ready = (line: { sku: string }) => line.sku === 'MOUNT-TILT-55'
  /** The mount has come, the kit for the wires stands at a state, and then no wires are to be hidden. */
  const shrunk = (kit: OrderLineState, items: unknown[] = [company], more: Record<string, unknown> = {}) => {
    const plan = generateOrderPlan(job(items, inWall), NOW)
    const components = plan.components.map((line) => ({
      ...line,
      state: ready(line) ? ('delivered' as const) : kit,
    }))
    const metadata = { items_json: items, wire_management_required: 'NONE', wall_type: 'DRYWALL', ...more }
    const facts = { status: 'accepted', assigned_pro_id: 'p', service_name: 'TV Mounting' }
    return freshJob({ ...facts, metadata: { ...metadata, order_plan: { ...plan, components } } }, NOW)
  }
  const flagsOf = (given: JobFacts) =>
    openFlags(parseJobMetadata(given.metadata).pain_flags, NOW).map(({ flag, severity, message }) => [
      flag,
      severity,
      message,
    ])
  test.each(['planned', 'reserved'] as const)('nothing waits for what nobody needs, be it %s', (state) => {
    expect(canTransitionTo(shrunk(state), 'in_progress', NOW)).toEqual({ ok: true, blockers: [] })
    expect(shrunk(state).metadata).toMatchObject({ order_required: true, order_stage: 'DELIVERED' })
  })
  test('the dispatcher hears of what is too much, until it is planned again, called off or there', () => {
    const [flag] = openFlags(parseJobMetadata(shrunk('planned').metadata).pain_flags, NOW)
    expect(flag?.evidence).toEqual({
      missing: [],
      unreadable: [],
      surplus: [{ sku: 'INWALL-KIT-PRO', quantity: 1, state: 'planned' }],
    })
    expect(flagsOf(shrunk('planned'))).toEqual([
      ['ORDERING_AMBIGUOUS', 'MEDIUM', 'The order plan is older than the needs: 1 × INWALL-KIT-PRO no longer needed'],
    ])
    expect(flagsOf(shrunk('reserved'))[0]?.[2]).toBe(
      'The order plan is older than the needs: 1 × INWALL-KIT-PRO on its way and no longer needed',
    )
    expect([...flagsOf(shrunk('picked')), ...flagsOf(shrunk('cancelled'))]).toEqual([])
    const stale = shrunk('planned')
    const order_plan = generateOrderPlan(stale, NOW)
    expect(order_plan.components.map((line) => line.sku)).toEqual(['MOUNT-TILT-55'])
    expect(flagsOf(freshJob({ ...stale, metadata: { ...(stale.metadata as object), order_plan } }, NOW))).toEqual([])
  })
  test('too much is never grave; something missing beside it is', () => {
    expect(flagsOf({ ...shrunk('planned'), start_iso: hoursFromNow(1) })[0]?.[1]).toBe('MEDIUM')
    const both = shrunk('planned', [company], { items_json: [company, { ...company, quantity: 2 }] })
    expect(flagsOf(both)).toContainEqual([
      'ORDERING_AMBIGUOUS',
      'HIGH',
      'The order plan is older than the needs: 2 × MOUNT-TILT-55 missing; 1 × INWALL-KIT-PRO no longer needed',
    ])
    expect(canTransitionTo(both, 'in_progress', NOW).ok).toBe(false)
  })
  test('a job that needs nothing any more has no stage, whatever its plan holds', () => {
    expect(shrunk('planned', [customer]).metadata).toMatchObject({ order_required: false, order_stage: 'NOT_NEEDED' })
    expect(flagsOf(shrunk('planned', [customer]))[0]?.[1]).toBe('MEDIUM')
  })
  test('a job whose only line was called off still needs it', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    const order_plan = moveOrderLine(plan, 'MOUNT-TILT-55#1', 'cancelled')
    const { metadata } = freshJob({ status: 'pending', ...job([company], { order_plan }) }, NOW)
    expect(metadata).toMatchObject({ order_required: true, order_stage: 'PENDING_REVIEW' })
  })
  test('of one thing the lines that are furthest along are enough', () => {
    const plan = moveOrderStage(generateOrderPlan(job([company]), NOW), 'ORDERED')
    const three = generateOrderPlan(job([{ ...company, quantity: 3 }], { order_plan: plan }), NOW)
    const order_plan = moveOrderLine(three, 'MOUNT-TILT-55#1', 'delivered')
    const asked = (plan_: OrderPlan) =>
      freshJob({ status: 'accepted', assigned_pro_id: 'p', ...job([company], { order_plan: plan_ }) }, NOW)
    const given = asked(order_plan)
    expect(canTransitionTo(given, 'in_progress', NOW).ok).toBe(true)
    // In whatever order they stand.
    const reversed = asked({ ...order_plan, components: order_plan.components.toReversed() })
    expect(canTransitionTo(reversed, 'in_progress', NOW).ok).toBe(true)
    expect(flagsOf(given)).toContainEqual([
      'ORDERING_AMBIGUOUS',
      'MEDIUM',
      'The order plan is older than the needs: 2 × MOUNT-TILT-55 no longer needed',
    ])
  })
  test('where nobody can say what is needed, every line is waited for', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    const odd = [company, { service_id: 'TV-M', metadata: { mount_type: 'mantel', tv_size: 55 } }]
    const kit = { ...plan.components[0], line_id: 'kit', sku: 'KIT', state: 'ordered' }
    const order_plan = { ...plan, components: [...plan.components, kit] }
    const waiting = (metadata: unknown) =>
      canTransitionTo({ status: 'accepted', assigned_pro_id: 'p', service_id: 'TV-M', metadata }, 'in_progress')
        .blockers[0]?.evidence['waiting']
    expect(waiting({ items_json: odd, order_plan })).toHaveLength(2)
    expect(waiting({ items_json: [company], order_plan })).toHaveLength(1)
    expect(waiting({ order_required: true, order_plan })).toHaveLength(2)
    expect(flagsOf(freshJob({ status: 'pending', metadata: { items_json: odd, order_plan } }, NOW))).toContainEqual([
      'ORDERING_AMBIGUOUS',
      'HIGH',
      'The order plan cannot be completed: something in the order cannot be read',
    ])
  })
})

test('what a plan does not cover, thing by thing: what is gone covers nothing', () => {
  const [need] = equipmentNeeds([{ ...company, quantity: 3 }])
  if (need === undefined) throw new Error('a mount is needed')
  const line = { ...need, line_id: 'a', quantity: 2, state: 'ordered' as const }
  expect(missingFrom({ components: [line] }, [need])).toEqual([{ ...need, quantity: 1 }])
  expect(missingFrom({ components: [line, { ...line, line_id: 'b', quantity: 1 }] }, [need])).toEqual([])
  expect(missingFrom({ components: [{ ...line, state: 'returned' }] }, [need])).toEqual([need])
  expect(missingFrom({ components: [{ ...line, sku: 'KIT' }] }, [need])).toEqual([need])
  expect(missingFrom(undefined, [need])).toEqual([need])
})

describe('what stands in an old plan', () => {
  const tilt = [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }]
  const old = (line: Record<string, unknown>) => ({
    metadata: {
      items_json: tilt,
      order_stage: 'ORDERED',
      order_plan: { kit_type: 'STANDARD_TV_KIT', components: [{ sku: 'MOUNT-TILT-55', vendor: 'Amazon', ...line }] },
    },
  })
  test('numbers written as text are read: what is ordered is not planned again', () => {
    const plan = generateOrderPlan(old({ quantity: '1', unit_cost: '5000' }), NOW)
    expect(plan.components).toMatchObject([{ sku: 'MOUNT-TILT-55', quantity: 1, unit_cost: 5000, state: 'ordered' }])
    expect(plan['unread_components']).toBeUndefined()
  })
  test('a line that cannot be read is kept, said, and not bought a second time', () => {
    const plan = generateOrderPlan(old({ quantity: 'some' }), NOW)
    expect(plan.components).toEqual([])
    expect(plan['unread_components']).toMatchObject([{ sku: 'MOUNT-TILT-55', quantity: 'some' }])
    expect(plan.notes).toContain('A line of MOUNT-TILT-55 cannot be read')
    const again = generateOrderPlan({ metadata: { items_json: tilt, order_plan: plan } }, NOW)
    expect(again.components).toEqual([])
    expect(again['unread_components']).toEqual(plan['unread_components'])
  })
  test.each([
    ['MOUNT-FULL-MOTION-55', 'full-motion', 'MOUNT-FULL_MOTION-55'],
    ['MOUNT-FULL MOTION-55"', 'Full Motion', 'MOUNT-FULL_MOTION-55'],
    ['MOUNT-ARTICULATING-55', 'articulating', 'MOUNT-FULL_MOTION-55'],
    [' mount-fullmotion-55in ', 'fullmotion', 'MOUNT-FULL_MOTION-55'],
    ['MOUNT-PULL-DOWN-55.0', 'pull down', 'MOUNT-PULL_DOWN-55'],
  ])('a delivered line %s is what the item needs, and is not bought again', (sku, mount_type, ours) => {
    const items_json = [{ service_id: 'TV-M', metadata: { mount_type, tv_size: '55"' } }]
    const order_plan = { components: [{ sku, quantity: 1, unit_cost: 8500, vendor: 'Amazon' }] }
    const metadata = { items_json, order_plan, order_stage: 'DELIVERED', order_required: true }
    const read = parseJobMetadata(metadata)
    expect(read.order_plan?.components).toMatchObject([{ sku: ours, line_id: `${ours}#1`, state: 'delivered' }])
    expect(parseJobMetadata(read)).toBe(read)
    const facts = { status: 'accepted', assigned_pro_id: 'p', accepted_seats: 2, metadata }
    expect(canTransitionTo(facts, 'in_progress').ok).toBe(true)
    expect(generateOrderPlan({ metadata }, NOW).components).toHaveLength(1)
    // One that was brought to version 2 before, with its own line id, is read in our spelling too.
    const [line] = read.order_plan?.components ?? []
    const stored = { ...read, order_plan: { ...read.order_plan, components: [{ ...line, sku, line_id: 'old' }] } }
    expect(parseJobMetadata(stored).order_plan?.components).toMatchObject([{ sku: ours, line_id: 'old' }])
  })
  test.each([
    'raceway-kit-std',
    'SPECIAL-1',
    'MOUNT-MANTEL-55',
    'MOUNT-TILT-undefined',
    'MOUNT-TILT-500',
    'mount',
    'MOUNT-NONE-55',
    'OLD-MOUNT-TILT-55',
    'MOUNT-TILT-55-USED',
  ])('%s is read as a good of ours, or stays as it is', (sku) => {
    const { order_plan } = parseJobMetadata({ order_plan: { components: [{ sku }] } })
    expect(order_plan?.components[0]?.sku).toBe(sku === 'raceway-kit-std' ? 'RACEWAY-KIT-STD' : sku)
  })
  test('a line in an old spelling that cannot be read is not bought a second time either', () => {
    const items_json = [{ service_id: 'TV-M', metadata: { mount_type: 'full-motion', tv_size: 55 } }]
    const order_plan = { components: [{ sku: 'MOUNT-FULL-MOTION-55', quantity: 'some' }] }
    const plan = generateOrderPlan({ metadata: { items_json, order_plan } }, NOW)
    expect(plan.components).toEqual([])
    expect(plan.notes).toContain('A line of MOUNT-FULL_MOTION-55 cannot be read')
  })
  test('whether to order is read from any shape of the document', () => {
    expect(requiresOrdering([customer], { wire_management_required: 'full_inwall' })).toBe(true)
    expect(requiresOrdering([customer], '{"wire_management_required":"FULL_INWALL"}')).toBe(true)
    expect(requiresOrdering([customer], null)).toBe(false)
  })
})

describe('what stands in a plan and is not planned', () => {
  test('lines that cannot be read are told by their SKU, and nothing of them is bought twice', () => {
    const unread_components = [{ sku: 'MOUNT-TILT-55', quantity: 0 }, { sku: '' }, { sku: 7 }, 'odd', { quantity: 1 }]
    const plan = { ...generateOrderPlan(job([company]), NOW), components: [], unread_components }
    const again = generateOrderPlan(job([company, { service_id: 'CAM-4' }], { order_plan: plan }), NOW)
    expect(again.notes.match(/A line of [^:]* cannot be read/g)).toEqual(['A line of MOUNT-TILT-55 cannot be read'])
    expect(again.components.map((line) => line.sku)).not.toContain('MOUNT-TILT-55')
    expect(again.components.length).toBeGreaterThan(0)
  })
  test('what is on its way is said by SKU, and only what is too much of it', () => {
    const both = job([{ ...company, quantity: 3 }], { wire_management_required: 'CONCEAL_RACEWAY' })
    const ordered = moveOrderStage(generateOrderPlan(both, NOW), 'ORDERED')
    const fewer = generateOrderPlan(
      job([company], { wire_management_required: 'CONCEAL_RACEWAY', order_plan: ordered }),
      NOW,
    )
    expect(fewer.notes).toBe(
      'Auto-generated for TV Mounting. 2 × MOUNT-TILT-55 on its way and no longer needed. 2 × RACEWAY-KIT-STD on its way and no longer needed',
    )
    const same = generateOrderPlan({ metadata: { ...both.metadata, order_plan: ordered } }, NOW)
    expect(same.notes).toBe('Auto-generated for service')
  })
  test('a cancelled line is no surplus', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    const cancelled = moveOrderLine(plan, 'MOUNT-TILT-55#1', 'cancelled')
    expect(generateOrderPlan(job([customer], { order_plan: cancelled }), NOW).notes).toBe(
      'Auto-generated for TV Mounting',
    )
  })
  test('a planned line keeps its id while another of its SKU is on its way', () => {
    const ordered = moveOrderStage(generateOrderPlan(job([company]), NOW), 'ORDERED')
    const three = generateOrderPlan(job([{ ...company, quantity: 3 }], { order_plan: ordered }), NOW)
    const ids = (plan: OrderPlan) => plan.components.map((line) => [line.line_id, line.quantity, line.state])
    const renamed = {
      ...three,
      components: three.components.map((line) => (line.state === 'planned' ? { ...line, line_id: 'mine' } : line)),
    }
    expect(ids(generateOrderPlan(job([{ ...company, quantity: 4 }], { order_plan: renamed }), NOW))).toEqual([
      ['MOUNT-TILT-55#1', 1, 'ordered'],
      ['mine', 3, 'planned'],
    ])
  })
  test('each SKU keeps its own id, and an id that is taken is given to nobody else', () => {
    const plan = generateOrderPlan(job([company], { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
    const named = {
      ...plan,
      components: plan.components.map((line, at) => ({ ...line, line_id: `line-${at}` })),
    }
    const two = job([{ ...company, quantity: 2 }], { wire_management_required: 'CONCEAL_RACEWAY', order_plan: named })
    expect(generateOrderPlan(two, NOW).components.map((line) => [line.line_id, line.sku])).toEqual([
      ['line-0', 'MOUNT-TILT-55'],
      ['line-1', 'RACEWAY-KIT-STD'],
    ])
  })
  test('an id stays with its SKU when the line before it goes', () => {
    const plan = generateOrderPlan(job([company], { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
    const named = { ...plan, components: plan.components.map((line, at) => ({ ...line, line_id: `line-${at}` })) }
    const own = job([customer], { wire_management_required: 'CONCEAL_RACEWAY', order_plan: named })
    expect(generateOrderPlan(own, NOW).components.map((line) => [line.line_id, line.sku])).toEqual([
      ['line-1', 'RACEWAY-KIT-STD'],
    ])
  })
  test('each SKU has its own surplus', () => {
    const site = { wire_management_required: 'CONCEAL_RACEWAY' }
    const ordered = moveOrderStage(generateOrderPlan(job([company, customer], site), NOW), 'ORDERED')
    expect(ordered.components.map((line) => line.quantity)).toEqual([1, 2])
    expect(generateOrderPlan(job([company, customer], { ...site, order_plan: ordered }), NOW).notes).toBe(
      'Auto-generated for TV Mounting',
    )
  })
  test('of what is planned in part, the rest is missing', () => {
    const order_plan = moveOrderStage(generateOrderPlan(job([company]), NOW), 'DELIVERED')
    const grown = { status: 'accepted', assigned_pro_id: 'p', ...job([{ ...company, quantity: 3 }], { order_plan }) }
    expect(canTransitionTo(grown, 'in_progress').blockers[0]?.evidence).toMatchObject({
      missing: [{ sku: 'MOUNT-TILT-55', quantity: 2 }],
    })
  })
  test('notes alone are brought up to date without a new version', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    const noted = { ...plan, notes: 'old' }
    const again = generateOrderPlan(job([company], { order_plan: noted }), hoursFromNow(1))
    expect(again).toEqual(plan)
  })
  test('another kit or another price is another version', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    const dearer = { ...plan, components: plan.components.map((line) => ({ ...line, unit_cost: 1 })) }
    expect(generateOrderPlan(job([company], { order_plan: dearer }), NOW).version).toBe(2)
    const kit = { ...plan, kit_type: 'CUSTOM_KIT' }
    expect(generateOrderPlan(job([company], { order_plan: kit }), NOW)).toMatchObject({
      version: 2,
      kit_type: 'STANDARD_TV_KIT',
    })
  })
})

describe('differences', () => {
  const line = (changes: object) => ({ ...generateOrderPlan(job([company]), NOW).components[0], ...changes })
  const diff = (before: object[], after: object[]) =>
    diffOrderPlans({ components: before } as OrderPlan, { components: after } as OrderPlan)
  test('what is out of a plan does not count', () => {
    expect(diff([line({}), line({ state: 'cancelled' }), line({ state: 'returned' })], [line({})])).toEqual({
      added: [],
      removed: [],
      changed: [],
      cost_change_cents: 0,
    })
    expect(diff([line({ state: 'returned' })], [line({})]).added).toHaveLength(1)
  })
  test('another price alone is a change', () => {
    expect(diff([line({ unit_cost: 100 })], [line({ unit_cost: 90 })])).toMatchObject({
      changed: [{ from: { quantity: 1, unit_cost: 100 }, to: { quantity: 1, unit_cost: 90 } }],
      cost_change_cents: -10,
    })
  })
  test('from no plan at all everything is added', () => {
    const plan = generateOrderPlan(job([company]), NOW)
    expect(diffOrderPlans(null, plan).added).toHaveLength(1)
  })
})

describe('moving', () => {
  const both = () => generateOrderPlan(job([company], { wire_management_required: 'CONCEAL_RACEWAY' }), NOW)
  const refusal = (run: () => unknown) => {
    try {
      run()
      return null
    } catch (error) {
      return (error as { blockers: { code: string; evidence: unknown }[] }).blockers.map(({ code, evidence }) => ({
        code,
        evidence,
      }))
    }
  }
  test('says what it judged when it refuses', () => {
    expect(refusal(() => moveOrderLine(both(), 'none', 'ordered'))).toEqual([
      { code: 'ORDER_LINE', evidence: { line_id: 'none' } },
    ])
    expect(refusal(() => moveOrderLine(both(), 'MOUNT-TILT-55#1', 'picked'))).toEqual([
      {
        code: 'LINE_STATE',
        evidence: { line_id: 'MOUNT-TILT-55#1', from: 'planned', to: 'picked', next: ['ordered', 'cancelled'] },
      },
    ])
    expect(refusal(() => moveOrderStage(moveOrderStage(both(), 'SHIPPED'), 'ORDERED'))).toEqual([
      { code: 'LINE_STATE', evidence: { from: 'SHIPPED', to: 'ORDERED' } },
    ])
  })
  test('a line that is out of the plan stays out', () => {
    const cancelled = moveOrderLine(both(), 'MOUNT-TILT-55#1', 'cancelled')
    expect(moveOrderStage(cancelled, 'DELIVERED').components.map((entry) => entry.state)).toEqual([
      'cancelled',
      'picked',
    ])
    const allGone = moveOrderLine(cancelled, 'RACEWAY-KIT-STD#1', 'cancelled')
    expect(deriveOrderStage(allGone)).toBe('NOT_NEEDED')
  })
  test('stock beside purchases that are out of the plan stands for itself', () => {
    const reserved = moveOrderLine(both(), 'RACEWAY-KIT-STD#1', 'reserved')
    expect(deriveOrderStage(moveOrderLine(reserved, 'MOUNT-TILT-55#1', 'cancelled'))).toBe('ORDERED')
    const returned = moveOrderLine(moveOrderStage(both(), 'DELIVERED'), 'MOUNT-TILT-55#1', 'returned')
    expect(deriveOrderStage(returned)).toBe('DELIVERED')
  })
})

describe('reasons on a plan', () => {
  const reasons = (items: unknown[], more: Record<string, unknown> = {}, name: string | null = null) =>
    generateOrderPlan({ service_name: name, metadata: { items_json: items, ...more } }, NOW).components.map(
      (line) => `${line.sku}: ${line.reason}`,
    )
  test('what each thing is for', () => {
    expect(reasons([{ service_name: 'My TV', metadata: { mount_type: 'tilt', tv_size: 55 } }])).toEqual([
      'MOUNT-TILT-55: Mount for My TV',
    ])
    expect(reasons([{ metadata: { mount_type: 'tilt', tv_size: 55 } }])[0]).toMatch(/^MOUNT-TILT-55: Mount for \S+/)
    expect(reasons([{ metadata: { mount_type: 'tilt', tv_size: 120 } }])).toEqual(['MOUNT-TILT-120: Mount for TV'])
    expect(reasons([{ service_id: 'TH-1', metadata: { c_wire_kit: true } }])).toEqual([
      'CWIRE-KIT: C-wire for the thermostat',
    ])
    expect(reasons([{ metadata: { tv_size: 55, hdmi: true } }])).toEqual(['HDMI-21-10FT: Cable for the TV'])
    expect(reasons([{ service_id: 'CAM-B', metadata: { supplier: 'company' } }])).toContainEqual(
      expect.stringMatching(/^CAM-WIFI-1: Camera for \S+/),
    )
    expect(reasons([{ service_id: 'CAM-4' }])).toContainEqual(expect.stringMatching(/: Kit for \S+/))
  })
  test('wires are hidden at the screens; without one, at what asks for its wires, never at a camera', () => {
    const raceway = { wire_management_required: 'CONCEAL_RACEWAY' }
    const kits = (...items: unknown[]) =>
      generateOrderPlan({ metadata: { items_json: items, ...raceway } }, NOW)
        .components.filter((line) => line.sku === 'RACEWAY-KIT-STD')
        .map((line) => line.quantity)
    expect(kits({ service_name: 'TV' }, { service_name: 'Something else' })).toEqual([1])
    expect(kits({ service_name: 'TV', quantity: 2 }, { service_id: 'PRJ-1' })).toEqual([3])
    expect(kits({ service_id: 'PRJ-1' }, { service_name: 'Something else' })).toEqual([1])
    expect(kits({ service_name: 'Something else' })).toEqual([1])
    expect(kits({ service_name: 'CCTV' })).toEqual([])
    expect(kits({ service_id: 'CAM-W' })).toEqual([])
    expect(kits({ service_id: 'TH-1' })).toEqual([])
  })
})
