import fc from 'fast-check'
import {
  jobStatuses,
  mountTypes,
  painFlagTypes,
  services,
  severities,
  wallTypes,
  wireLevels,
  orderLineStates,
  orderStages,
} from '../../src/index.ts'
import type { JobFacts, PainFlag } from '../../src/index.ts'

/** Anything that JSON can hold, with our keys strewn in. */
const anything = fc.jsonValue({ maxDepth: 3 })
const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: anything })
const instant = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const item = fc.record(
  {
    service_id: sometimes(fc.constantFrom(...services.map((service) => service.code))),
    service_name: sometimes(fc.constantFrom('TV Mounting', 'CCTV camera install', 'Smart lock', 'Gutter cleaning')),
    quantity: sometimes(fc.integer({ min: -1, max: 4 })),
    metadata: sometimes(
      fc.record(
        {
          mount_type: sometimes(fc.constantFrom(...mountTypes, 'customer_provided', 'none', 'constructor')),
          mount_provider: sometimes(fc.constantFrom('customer', 'company')),
          tv_size: sometimes(fc.integer({ min: 20, max: 110 })),
          mount_max_lbs: sometimes(fc.integer({ min: 1, max: 200 })),
          c_wire_kit: fc.boolean(),
          extra_studs: sometimes(fc.integer({ min: 0, max: 4 })),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)

const line = fc.record(
  {
    line_id: sometimes(fc.constantFrom('a', 'b')),
    sku: sometimes(fc.constantFrom('MOUNT-TILT-55', 'RACEWAY-KIT-STD', 'INWALL-KIT-PRO')),
    quantity: sometimes(fc.integer({ min: 0, max: 3 })),
    unit_cost: sometimes(fc.integer({ min: 0, max: 9000 })),
    vendor: sometimes(fc.constantFrom('Amazon', 'Internal Stock')),
    state: sometimes(fc.constantFrom(...orderLineStates)),
  },
  { requiredKeys: [] },
)

const storedFlag = fc.record(
  {
    flag: sometimes(fc.constantFrom(...painFlagTypes)),
    severity: sometimes(fc.constantFrom(...severities)),
    message: fc.string(),
    added_at: sometimes(instant),
    resolved_at: sometimes(instant),
    waived_until: sometimes(instant),
    ended_waivers: sometimes(fc.array(fc.record({ waived_until: instant }))),
    origin: sometimes(fc.constantFrom('rule', 'manual')),
    subject: sometimes(fc.constantFrom('price', 'mount:0')),
  },
  { requiredKeys: [] },
)

const document = fc.record(
  {
    order_id: sometimes(fc.string()),
    estimated_payout: sometimes(fc.integer()),
    items_json: fc.oneof(
      sometimes(fc.array(item, { maxLength: 4 })),
      fc.array(item).map((items) => JSON.stringify(items)),
    ),
    items: sometimes(fc.array(item, { maxLength: 2 })),
    wire_management_required: sometimes(fc.constantFrom(...wireLevels, 'full_inwall')),
    wall_type: sometimes(fc.constantFrom(...wallTypes, 'brick')),
    special_constraints: sometimes(fc.array(fc.constantFrom('NO_DRILLING', 'HOA', 'FLAT', 'GATED', 'HIGH_CEILING'))),
    mounting_surface_notes: sometimes(fc.string()),
    order_required: sometimes(fc.boolean()),
    order_stage: sometimes(fc.constantFrom(...orderStages)),
    order_plan: sometimes(fc.record({ components: sometimes(fc.array(line, { maxLength: 4 })) })),
    pain_flags: sometimes(fc.array(storedFlag, { maxLength: 4 })),
    tax_cents: sometimes(fc.nat()),
    discount_cents: sometimes(fc.nat()),
    asked_start_iso: sometimes(instant),
    travel_miles: sometimes(fc.double()),
    audit_log: anything,
    access: anything,
    legacy: anything,
    something_else: anything,
  },
  { requiredKeys: [] },
)

/** A metadata document of any version, or anything else that a column of JSON can hold. */
export const anyDocument: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: document },
  { weight: 1, arbitrary: document.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

/** A job that a database can hold. */
export const anyJob: fc.Arbitrary<JobFacts> = fc.record(
  {
    status: fc.oneof(fc.constantFrom(...jobStatuses), fc.constantFrom('assigned', 'toString', '')),
    service_id: fc.oneof(fc.constantFrom(...services.map((service) => service.code)), fc.string(), fc.constant(null)),
    service_name: fc.oneof(fc.constantFrom('TV Mounting', 'CCTV'), fc.string(), fc.constant(null)),
    service_address: fc.oneof(fc.string(), fc.constant(null)),
    assigned_pro_id: fc.constantFrom('p', null),
    start_iso: fc.oneof(instant, fc.string(), fc.constant(null)),
    end_iso: fc.oneof(instant, fc.constant(null)),
    time_zone: fc.constantFrom('America/New_York', 'EST', '', null),
    created_at: fc.oneof(instant, fc.constant(null)),
    tax_cents: fc.oneof(fc.integer(), fc.constant(null)),
    discount_cents: fc.oneof(fc.maxSafeInteger(), fc.double(), fc.constant(null)),
    accepted_seats: fc.constantFrom(0, 1, 2, null),
    reschedule_count: fc.constantFrom(0, 2, null),
    quoted_cents: fc.oneof(fc.integer(), fc.constant(null)),
    paid_total_cents: fc.oneof(fc.integer(), fc.constant(null)),
    disputed_at: fc.oneof(instant, fc.constant(null)),
    verified_at: fc.oneof(instant, fc.constant(null)),
    metadata: anyDocument,
  },
  { requiredKeys: ['status'] },
)

/** A flag as reconcile stores it. */
export const anyFlag: fc.Arbitrary<PainFlag> = fc
  .record({
    flag_id: fc.uuid(),
    flag: fc.constantFrom(...painFlagTypes),
    severity: fc.constantFrom(...severities),
    message: fc.string(),
    origin: fc.constantFrom('rule', 'manual'),
    added_at: instant,
    clears_when: fc.constant('Clears.'),
  })
  .chain((flag) =>
    fc.oneof(
      fc.constant(flag),
      instant.map((resolved_at) => ({ ...flag, resolved_at, resolved_by: 'u1' })),
      instant.map((resolved_at) => ({ ...flag, resolved_at, resolved_by: 'system:flags' })),
      instant.map((waived_until) => ({ ...flag, waived_until, waived_by: 'u1' })),
    ),
  )

export { instant as anyInstant }
