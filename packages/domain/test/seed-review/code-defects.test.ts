import { describe, expect, test } from 'vitest'
import {
  actorId,
  blockedBy,
  buildJobAssignedMessage,
  buildJobCompletedMessage,
  canTransitionTo,
  deriveOrderStage,
  determineEquipmentLane,
  determineKitType,
  evaluatePainFlags,
  flagRules,
  generateOrderPlan,
  gsm7Check,
  jobTransitions,
  mayDo,
  moveOrderStage,
  openFlags,
  painFlagTypes,
  parseItemsInput,
  parseJobMetadata,
  parseJobStatus,
  patchInstallDetails,
  raisePainFlag,
  reconcilePainFlags,
  refreshMetadata,
  requiresOrdering,
  resolvePainFlag,
  templateKeys,
  templates,
} from '../../src/index.ts'
import type { JobFacts } from '../../src/index.ts'
import { NOW, givenFlag, givenJob, hoursFromNow } from '../given.ts'

const tv = (mount_type: string, tv_size: unknown = 55, more = {}) => ({
  service_name: 'TV Mounting',
  metadata: { mount_type, tv_size, ...more },
})
const flagsOf = (job: Partial<JobFacts>) =>
  evaluatePainFlags({ status: 'pending', ...job }, NOW).map((flag) => flag.flag)

describe('defects of the seed code (reference/seed-review.md 5.1)', () => {
  test('A-01 a notes-only update erases nothing and clears no flag', () => {
    const start = refreshMetadata(givenJob({ metadata: { items_json: [tv('customer_provided', 85)] } }), NOW).metadata
    const stored = raisePainFlag(
      start,
      { flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', message: 'chimney', by: 'u' },
      NOW,
    ).metadata
    const after = refreshMetadata(
      givenJob({ metadata: patchInstallDetails(stored, { mounting_surface_notes: 'stud 16in' }) }),
      NOW,
    ).metadata
    expect(after).toEqual({ ...stored, mounting_surface_notes: 'stud 16in' })
    expect(canTransitionTo({ status: 'in_progress', metadata: after }, 'completed').ok).toBe(false)
  })
  test('A-02 a company-supplied job can start: equipment moves to delivered', () => {
    const metadata = { items_json: [tv('tilt')] }
    const plan = generateOrderPlan({ metadata }, NOW)
    const job = { status: 'accepted', assigned_pro_id: 'p', metadata: { ...metadata, order_plan: plan } }
    expect(canTransitionTo(job, 'in_progress').ok).toBe(false)
    expect(
      canTransitionTo(
        { ...job, metadata: { ...metadata, order_plan: moveOrderStage(plan, 'DELIVERED') } },
        'in_progress',
      ).ok,
    ).toBe(true)
  })
  test('A-05 who acts is an actor, never a name in a request', () => {
    expect(actorId({ kind: 'system', part: 'intake' })).toBe('system:intake')
    expect(actorId({ kind: 'user', user_id: 'u1', name: 'Admin', role: 'dispatcher' })).toBe('u1')
  })
  test('A-06 nobody does anything without a role for it', () => {
    const stranger = { kind: 'user', user_id: 'u', name: 'n', role: 'customer', customer_id: 'c2' } as const
    expect(mayDo(stranger, 'cancel', { job_id: 'j', customer_id: 'c1' })).toBe(false)
    expect(mayDo({ ...stranger, customer_id: 'c1' }, 'resolve_flag', { job_id: 'j', customer_id: 'c1' })).toBe(false)
  })
  test('A-07 re-evaluation keeps history, manual flags and what a person resolved', () => {
    const manual = givenFlag({ flag_id: 'm', origin: 'manual', severity: 'CRITICAL', flag: 'SCOPE_MISMATCH' })
    const found = evaluatePainFlags(givenJob({ metadata: { wire_management_required: 'NONE' } }), NOW)
    const { metadata } = resolvePainFlag({ pain_flags: found }, 'WALL_TYPE_UNKNOWN', { by: 'u1', notes: 'asked' }, NOW)
    const after = reconcilePainFlags([manual, ...metadata.pain_flags], found, hoursFromNow(1))
    expect(after).toEqual([manual, ...metadata.pain_flags])
  })
  test("A-08 the customer's own mount is never ordered", () => {
    const items = [tv('full_motion', 55, { mount_provider: 'customer' })]
    expect(determineEquipmentLane(items)).toBe('BYO')
    expect(requiresOrdering(items)).toBe(false)
    expect(generateOrderPlan({ metadata: { items_json: items } }, NOW).components).toEqual([])
  })
  test.each(['mantel', 'constructor', 'toString', 'fxied'])(
    'A-09 mount type %s is an error at the edge and never a default price',
    (word) => {
      expect(() => parseItemsInput([tv(word)])).toThrow(expect.objectContaining({ kind: 'INVALID' }))
      const plan = generateOrderPlan({ metadata: { items_json: [tv(word, 77)] } }, NOW)
      expect(plan).toMatchObject({ components: [], total_cost_estimate: 0 })
    },
  )
  test('A-09 mount type none needs nothing', () => {
    expect(requiresOrdering([tv('none')])).toBe(false)
    expect(determineEquipmentLane([tv('none')])).toBeNull()
  })
  test.each([[[]], [[{ service_name: 'Camera install' }]], [[{ service_name: 'Smart lock' }]]])(
    'A-10 %j has no lane',
    (items) => {
      expect(determineEquipmentLane(items)).toBeNull()
      expect(requiresOrdering(items)).toBe(false)
    },
  )
  test.each([[undefined], [null], ['[{"metadata":{"mount_type":"tilt","tv_size":55}}]'], ['broken']])(
    'A-11 items %j do not throw',
    (items_json) => {
      expect(() => refreshMetadata(givenJob({ metadata: { items_json } }), NOW)).not.toThrow()
      expect(() => determineEquipmentLane(items_json)).not.toThrow()
    },
  )
  test.each(['Customer_Provided', 'CUSTOMER_PROVIDED', 'customer-provided', ' customer provided '])(
    'A-12 %j is customer_provided',
    (word) => {
      expect(requiresOrdering([tv(word)])).toBe(false)
      expect(parseItemsInput([tv(word)])[0]?.metadata.mount_type).toBe('customer_provided')
    },
  )
  test('A-13 a smart lock gets no wire and no wall flag', () => {
    expect(flagsOf({ service_name: 'Smart lock', metadata: {} })).toEqual(['ACCESS_DETAILS_MISSING'])
  })
  test.each([[null], [undefined], [{}]])('A-14 a legacy job with metadata %j raises what is unknown', (metadata) => {
    expect(flagsOf({ service_name: 'TV Mounting', metadata })).toEqual(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN'])
  })
  test('A-15 all eight types have a rule, and rules can be critical', () => {
    expect(flagRules.map((rule) => rule.flag).toSorted()).toEqual([...painFlagTypes].toSorted())
    const job = givenJob({
      status: 'in_progress',
      metadata: { items_json: [tv('customer_provided')], wall_type: 'BRICK', wire_management_required: 'FULL_INWALL' },
    })
    const { metadata } = refreshMetadata(job, NOW)
    expect(canTransitionTo({ ...job, metadata }, 'completed').error).toBe(
      'Cannot complete job with unresolved critical pain flags',
    )
  })
  test('A-16 a new job has its flags from the first moment', () => {
    const { metadata, changes } = refreshMetadata(
      {
        status: 'pending',
        service_name: 'TV Mounting',
        metadata: { items_json: [tv('tilt')], source: 'stripe_webhook' },
      },
      NOW,
    )
    expect(openFlags(metadata.pain_flags).map((flag) => flag.flag)).toEqual([
      'WIRE_MANAGEMENT_UNKNOWN',
      'WALL_TYPE_UNKNOWN',
      'ORDERING_AMBIGUOUS',
    ])
    expect(changes.raised).toHaveLength(3)
  })
  test('A-17 order_required is derived: a raceway later makes a BYO job need one', () => {
    const byo = refreshMetadata(givenJob({ metadata: { items_json: [tv('customer_provided')] } }), NOW).metadata
    expect(byo.order_required).toBe(false)
    const later = refreshMetadata(
      givenJob({ metadata: patchInstallDetails(byo, { wire_management_required: 'CONCEAL_RACEWAY' }) }),
      NOW,
    ).metadata
    expect(later).toMatchObject({ order_required: true, equipment_lane: 'BYO', order_stage: 'PENDING_REVIEW' })
    expect(
      blockedBy('start', givenJob({ status: 'accepted', assigned_pro_id: 'p', metadata: later }), {}, NOW).map(
        (blocker) => blocker.code,
      ),
    ).toEqual(['EQUIPMENT'])
  })
  test('A-18 planning again never orders twice, and settles the flag', () => {
    const metadata = { items_json: [tv('tilt')] }
    const ordered = moveOrderStage(generateOrderPlan({ metadata }, NOW), 'ORDERED')
    const again = generateOrderPlan(
      { metadata: { ...metadata, order_plan: ordered, wire_management_required: 'CONCEAL_RACEWAY' } },
      NOW,
    )
    expect(again.components).toContainEqual(ordered.components[0])
    expect(again).toMatchObject({ version: 2 })
    expect(
      flagsOf({
        service_name: 'TV',
        metadata: { ...metadata, order_plan: again, wire_management_required: 'CONCEAL_RACEWAY' },
      }),
    ).not.toContain('ORDERING_AMBIGUOUS')
  })
  test('A-19 an empty plan needs nothing: it is not ready to order', () => {
    for (const service_name of ['Camera install', 'Smart lock']) {
      const plan = generateOrderPlan({ service_name, metadata: { wire_management_required: 'BASIC_CONCEAL' } }, NOW)
      expect(deriveOrderStage(plan)).toBe('NOT_NEEDED')
    }
  })
  test('A-20 CCTV is a camera', () => {
    expect(determineKitType({ service_name: 'CCTV camera install' })).toBe('STANDARD_CAMERA_KIT')
    expect(flagsOf({ service_name: 'CCTV camera install', metadata: {} })).toEqual(['WALL_TYPE_UNKNOWN'])
  })
  test('A-21 three TVs in the wall get three kits; a quantity of 0 is none; a mount needs a size', () => {
    const kits = generateOrderPlan(
      {
        metadata: {
          items_json: [{ ...tv('customer_provided'), quantity: 3 }],
          wire_management_required: 'FULL_INWALL',
        },
      },
      NOW,
    )
    expect(kits.components.map((line) => [line.sku, line.quantity])).toEqual([['INWALL-KIT-PRO', 3]])
    expect(generateOrderPlan({ metadata: { items_json: [{ ...tv('tilt'), quantity: 0 }] } }, NOW).components).toEqual(
      [],
    )
    expect(
      JSON.stringify(generateOrderPlan({ metadata: { items_json: [tv('fixed', undefined)] } }, NOW)),
    ).not.toContain('MOUNT-FIXED-undefined')
  })
  test('A-22 a plan of several vendors does not name one', () => {
    const plan = generateOrderPlan(
      { metadata: { items_json: [tv('tilt')], wire_management_required: 'CONCEAL_RACEWAY' } },
      NOW,
    )
    expect(plan.vendor).toBe('Several')
    expect(plan.components.map((line) => line.vendor)).toEqual(['Amazon', 'Internal Stock'])
  })
  test('A-24 resolving is by flag, once, with who and why', () => {
    const document = { pain_flags: [givenFlag({ severity: 'HIGH' })] }
    expect(() => resolvePainFlag(document, 'flg_given', { by: 'u' }, NOW)).toThrow(
      expect.objectContaining({ code: 'NOTES' }),
    )
    const { metadata, flag } = resolvePainFlag(document, 'flg_given', { by: 'u', notes: 'seen' }, NOW)
    expect(flag).toMatchObject({ resolved_by: 'u', resolution_notes: 'seen' })
    expect(() => resolvePainFlag(metadata, 'flg_given', { by: 'v', notes: 'again' }, NOW)).toThrow(
      expect.objectContaining({ code: 'FLAG_OPEN' }),
    )
  })
  test('A-28 there is a way back, each by its own command', () => {
    const back = jobTransitions.filter((row) => !row.generic).map((row) => `${row.from} → ${row.to}`)
    expect(back).toEqual([
      'accepted → pending',
      'scheduled → pending',
      'scheduled → accepted',
      'in_progress → accepted',
      'completed → in_progress',
    ])
    for (const row of jobTransitions.filter((entry) => !entry.generic))
      expect(canTransitionTo({ status: row.from }, row.to).error).toBe(
        `Cannot transition from ${row.from} to ${row.to}`,
      )
  })
  test('A-29 scheduling needs a tech and a time', () => {
    expect(
      canTransitionTo({ status: 'pending_scheduling' }, 'scheduled').blockers.map((blocker) => blocker.code),
    ).toEqual(['ASSIGNED', 'WINDOW'])
  })
  test('A-30 legacy statuses are read, prototype keys are none', () => {
    expect([parseJobStatus('assigned'), parseJobStatus('In_Progress'), parseJobStatus('toString')]).toEqual([
      'accepted',
      'in_progress',
      null,
    ])
    expect(canTransitionTo({ status: 'assigned', assigned_pro_id: 'p', service_id: 'LK-D' }, 'in_progress').ok).toBe(
      true,
    )
    expect(canTransitionTo({ status: 'toString' }, 'paid')).toMatchObject({
      ok: false,
      error: 'Cannot transition from toString to paid',
    })
  })
  test('A-31 badges count open flags only', () => {
    const flags = [
      givenFlag(),
      givenFlag({ flag_id: 'b', resolved_at: NOW }),
      givenFlag({ flag_id: 'c', waived_until: hoursFromNow(1) }),
    ]
    expect(openFlags(flags, NOW)).toHaveLength(1)
  })
  test('A-32 a name with markup does nothing in an email', () => {
    const html = templateKeys
      .map(
        (key) =>
          templates[key].render({ recipient_name: '<img src=x onerror=alert(1)>', service_name: '<script>x</script>' })
            .html,
      )
      .join('')
    expect(html).not.toMatch(/<img|<script|onerror/)
  })
  test('A-34 a text message is plain, short, and has no address and no full name', () => {
    const job = { service_name: 'TV Mounting', customer_name: 'Ada Lovelace', service_address: '12 Peachtree St' }
    const sms = buildJobAssignedMessage(job, 'Marcus Reed', 'https://h2s.test/p')
    expect(gsm7Check(sms)).toMatchObject({ ok: true, segments: 1 })
    expect(sms).not.toMatch(/Peachtree|Lovelace|Reed/)
  })
  test('A-35 a job has a number for people', () => {
    expect(buildJobCompletedMessage({ job_number: 'H2S-10432' })).toBe(
      'Job H2S-10432 marked complete. Payout approval pending.',
    )
    for (const key of templateKeys) expect(templates[key].audiences.length).toBeGreaterThan(0)
  })
  test('A-36 no template has broken characters', () => {
    for (const key of templateKeys) {
      const message = templates[key].render({
        recipient_name: 'Ada',
        job_number: 'H2S-1',
        service_name: 'TV',
        amount: '$1.00',
      })
      expect(gsm7Check(message.sms).foreign).toEqual([])
      expect(`${message.subject}${message.text}${message.html}`).not.toMatch(/[^\u0020-\u007E\n–]/)
    }
  })
  test('A-37 an audit log of an old document is kept as it is', () => {
    const entry = {
      timestamp: NOW,
      user_id: 'admin',
      user_name: 'Admin',
      action: 'status_changed',
      field: 'status',
      old_value: 'pending',
      new_value: 'accepted',
      notes: null,
    }
    expect(parseJobMetadata({ audit_log: [entry] }).audit_log).toEqual([entry])
  })
})
