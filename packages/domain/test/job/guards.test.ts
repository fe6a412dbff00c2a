import { describe, expect, test } from 'vitest'
import {
  blockedBy,
  buttonBlockers,
  canTransitionTo,
  evaluatePainFlags,
  generateOrderPlan,
  moveOrderStage,
  nextStatuses,
  overrideBlockedBy,
} from '../../src/index.ts'
import type { ActionInput, Blocker, JobAction, JobFacts } from '../../src/index.ts'
import { NOW, givenFlag, givenJob, hoursFromNow, settled } from '../given.ts'

/** What a refusal says and what it judged. */
const said = (action: JobAction, job: Partial<JobFacts>, input: ActionInput = {}) =>
  blockedBy(action, givenJob(job), input, NOW).map(({ code, message, evidence }) => ({ code, message, evidence }))
const codes = (blockers: readonly Blocker[]) => blockers.map(({ code }) => code)
const taken = { status: 'accepted', assigned_pro_id: 'p' }
const tilt = { items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }] }

describe('ASSIGNED', () => {
  test.each([
    ['accept', 'pending', 'Job must be assigned to a tech before it is accepted'],
    ['schedule', 'accepted', 'Job must be assigned to a tech before it is scheduled'],
    ['start', 'accepted', 'Job must be assigned to a tech before starting'],
  ] as const)('%s while %s', (action, status, message) => {
    expect(said(action, { status })[0]).toEqual({ code: 'ASSIGNED', message, evidence: {} })
  })
})

describe('WINDOW', () => {
  test('none, and the evidence of none', () => {
    expect(said('schedule', taken)).toEqual([
      { code: 'WINDOW', message: 'The visit has no window yet', evidence: { start_iso: null, end_iso: null } },
    ])
  })
  test('an end that is no time', () => {
    const start_iso = hoursFromNow(24)
    expect(said('schedule', { ...taken, start_iso, end_iso: 'soon' })).toEqual([
      { code: 'WINDOW', message: 'The end of the window is no time', evidence: { start_iso, end_iso: 'soon' } },
    ])
  })
  test('a start without an end, with and without a clock', () => {
    const start_iso = '2019-01-01T10:00:00Z'
    const blocker = {
      code: 'WINDOW',
      message: 'The window has no end',
      evidence: { start_iso, end_iso: null },
    }
    expect(said('schedule', { ...taken, start_iso })).toEqual([blocker])
    expect(said('schedule', { ...taken, start_iso: hoursFromNow(24) })).toMatchObject([{ code: 'WINDOW' }])
    expect(canTransitionTo(givenJob({ ...taken, start_iso }), 'scheduled').blockers).toMatchObject([blocker])
    expect(buttonBlockers('schedule', givenJob({ ...taken, start_iso }), NOW)).toEqual([])
  })
  test('an end at the start', () => {
    const start_iso = hoursFromNow(24)
    expect(said('schedule', { ...taken, start_iso, end_iso: start_iso })).toEqual([
      { code: 'WINDOW', message: 'The window ends before it starts', evidence: { start_iso, end_iso: start_iso } },
    ])
  })
})

describe('flags that stop a step', () => {
  const scope = (more: object) => givenFlag({ flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', ...more })
  const visit = { ...taken, start_iso: hoursFromNow(24), end_iso: hoursFromNow(26) }
  test('SCOPE says what the first flag says, and names all of them', () => {
    const pain_flags = [scope({ flag_id: 'a', message: 'No drilling' }), scope({ flag_id: 'b' })]
    expect(said('schedule', { ...visit, metadata: { ...settled, pain_flags } })).toEqual([
      { code: 'SCOPE', message: 'No drilling', evidence: { flag_ids: ['a', 'b'] } },
    ])
    const [bare] = said('schedule', { ...visit, metadata: { ...settled, pain_flags: [scope({ message: '' })] } })
    expect(bare?.message).toMatch(/^[A-Z].{5,}/)
  })
  test('a critical flag of another kind does not stop the scheduling', () => {
    const pain_flags = [givenFlag({ severity: 'CRITICAL' })]
    expect(said('schedule', { ...visit, metadata: { ...settled, pain_flags } })).toEqual([])
  })
  test('NO_CRITICAL_FLAG lists the flags, in a document stored as text, too', () => {
    const pain_flags = [givenFlag({ severity: 'CRITICAL' }), givenFlag({ flag_id: 'b', severity: 'HIGH' })]
    const evidence = {
      flags: [{ flag_id: 'flg_given', flag: 'WALL_TYPE_UNKNOWN', message: 'Wall type not confirmed' }],
    }
    for (const metadata of [{ pain_flags }, JSON.stringify({ pain_flags })]) {
      expect(said('complete', { status: 'in_progress', metadata })).toMatchObject([
        { code: 'NO_CRITICAL_FLAG', evidence },
      ])
    }
  })
  test.each([[null], ['not json'], [{}], [{ pain_flags: null }], [{ pain_flags: [] }], [{ pain_flags: 'none' }]])(
    '%j holds none',
    (metadata) => {
      expect(said('complete', { status: 'in_progress', metadata })).toEqual([])
    },
  )
})

describe('EQUIPMENT', () => {
  test('without a plan: the stage and the SKUs that are needed', () => {
    expect(said('start', { ...taken, metadata: tilt })).toMatchObject([
      {
        code: 'EQUIPMENT',
        evidence: {
          order_stage: 'PENDING_REVIEW',
          waiting: [],
          missing: [{ sku: 'MOUNT-TILT-55', quantity: 1 }],
          unreadable: [],
        },
      },
    ])
    expect(said('start', { ...taken, metadata: { ...tilt, order_stage: 'DELIVERED' } })).toEqual([])
  })
  test('with a plan: the lines that are waited for', () => {
    const order_plan = moveOrderStage(generateOrderPlan({ metadata: tilt }, NOW), 'ORDERED')
    const line_id = order_plan.components[0]?.line_id
    expect(said('start', { ...taken, metadata: { ...tilt, order_plan } })).toMatchObject([
      { evidence: { order_stage: 'ORDERED', waiting: [{ line_id, state: 'ordered' }], missing: [], unreadable: [] } },
    ])
  })
  test('a delivered plan that does not cover what is needed now', () => {
    const order_plan = moveOrderStage(generateOrderPlan({ metadata: tilt }, NOW), 'DELIVERED')
    const grown = { ...tilt, order_plan, wire_management_required: 'FULL_INWALL' }
    expect(said('start', { ...taken, metadata: { ...tilt, order_plan } })).toEqual([])
    expect(said('start', { ...taken, metadata: grown })).toMatchObject([
      { evidence: { waiting: [], missing: [{ sku: 'INWALL-KIT-PRO', quantity: 1 }], unreadable: [] } },
    ])
  })
  test('a delivered plan beside an item that cannot be read', () => {
    const order_plan = moveOrderStage(generateOrderPlan({ metadata: tilt }, NOW), 'DELIVERED')
    const items_json = [...tilt.items_json, { service_id: 'TV-M', metadata: { mount_type: 'mantel', tv_size: 55 } }]
    expect(said('start', { ...taken, metadata: { items_json, order_plan } })).toMatchObject([
      { evidence: { waiting: [], missing: [], unreadable: [{ path: '1.metadata.mount_type', value: 'mantel' }] } },
    ])
  })
})

describe('what removes an EQUIPMENT blocker', () => {
  const mantel = { service_name: 'TV Mounting', metadata: { mount_type: 'mantel', tv_size: 55 } }
  const fixes = (metadata: Record<string, unknown>) =>
    blockedBy('start', givenJob({ ...taken, metadata }), {}, NOW).map(({ message, fix }) => [message, fix])
  const says = (...fix: string[]) => [['Equipment must be delivered before starting job', fix.join(' ')]]
  const wait = 'Move every line of the order plan to delivered or picked.'
  const correct =
    'Correct item 2 (TV Mounting), mount_type: must be one of fixed, tilt, full_motion, pull_down, outdoor, customer_provided, none.'
  const plan = (metadata: unknown = tilt) => generateOrderPlan({ metadata }, NOW)

  test('a plan, where there is none; planning again, where it does not cover the needs', () => {
    expect(fixes(tilt)).toEqual(says('Generate an order plan.'))
    expect(fixes({ ...tilt, order_stage: 'ORDERED' })).toEqual(says('Generate an order plan.'))
    expect(fixes({ order_required: true })).toEqual(says('Generate an order plan.'))
    const order_plan = moveOrderStage(plan(), 'DELIVERED')
    const grown = { ...tilt, order_plan, wire_management_required: 'FULL_INWALL' }
    expect(fixes(grown)).toEqual(says('Generate the order plan again.'))
    expect(fixes({ ...grown, order_plan: plan() })).toEqual(says('Generate the order plan again.', wait))
  })
  test('waiting, where everything is planned', () => {
    expect(fixes({ ...tilt, order_plan: plan() })).toEqual(says(wait))
  })
  test('a correction of the item that cannot be read, by its number and name', () => {
    const items_json = [...tilt.items_json, mantel]
    expect(fixes({ items_json, order_plan: moveOrderStage(plan(), 'DELIVERED') })).toEqual(says(correct))
    expect(fixes({ items_json, order_plan: plan() })).toEqual(says(correct, wait))
    expect(fixes({ items_json })).toEqual(says(correct, 'Generate an order plan.'))
    expect(
      fixes({ items_json: [{ service_id: 'TV-M', quantity: 'two', metadata: { mount_type: 'tilt', tv_size: 55 } }] }),
    ).toEqual(says('Correct item 1 (Mount TV 44-59"), quantity: must be a whole number of at least 1.'))
    expect(fixes({ items_json: [{ service_id: 'TV-M', metadata: 'torn' }] })).toEqual(
      says('Correct item 1 (Mount TV 44-59"), metadata: cannot be read.'),
    )
  })
  test('an item that has no name is called by its number alone', () => {
    const items_json = [{ metadata: { mount_type: 'mantel', supplier: 'company' } }]
    const [blocker] = blockedBy('start', { ...taken, metadata: { items_json } }, {}, NOW)
    expect(blocker?.fix).toMatch(/^Correct item 1, mount_type: must be one of/)
  })
  test('the first three of many are named, all are evidence', () => {
    const items_json = [mantel, mantel, mantel, mantel]
    const [blocker] = blockedBy('start', givenJob({ ...taken, metadata: { items_json } }), {}, NOW)
    expect(blocker?.fix.match(/Correct item/g)).toHaveLength(3)
    expect(blocker?.evidence['unreadable']).toHaveLength(4)
  })
  test('an old document that was delivered without a plan starts, unless an item of it cannot be read', () => {
    const delivered = { order_stage: 'DELIVERED', items_json: [mantel] }
    expect(fixes({ ...tilt, order_stage: 'DELIVERED' })).toEqual([])
    expect(fixes(delivered)).toEqual(says(correct.replace('item 2', 'item 1')))
    expect(
      evaluatePainFlags(givenJob({ metadata: { ...settled, ...delivered } }), NOW).map(({ flag }) => flag),
    ).toEqual(['ORDERING_AMBIGUOUS'])
  })
})

describe('CREW', () => {
  const large = { items_json: [{ metadata: { tv_size: 98, mount_type: 'customer_provided' } }] }
  test('how many are needed and how many said yes', () => {
    expect(said('start', { ...taken, metadata: large })).toEqual([
      { code: 'CREW', message: '2 techs are needed, 1 accepted', evidence: { needed: 2, accepted: 1 } },
    ])
    expect(said('start', { ...taken, accepted_seats: 2, metadata: large })).toEqual([])
  })
  test('one is enough where one is needed, even before anybody has accepted', () => {
    expect(said('start', { ...taken, accepted_seats: 0 })).toEqual([])
  })
})

describe('paying', () => {
  const done = { status: 'completed', verified_at: NOW, payouts: [{ status: 'approved' }] }
  test('every live payout is approved or paid; what was reversed does not count', () => {
    const of = (...statuses: string[]) =>
      said('settle', { ...done, payouts: statuses.map((status) => ({ status })) }).map(({ evidence }) => evidence)
    expect([of('approved'), of('paid', 'approved'), of('approved', 'reversed'), of('rejected', 'paid')]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect(of('approved', 'held')).toEqual([{ payouts: ['approved', 'held'] }])
    expect(of('rejected')).toEqual([{ payouts: ['rejected'] }])
  })
  test('a payout by the name that old jobs have for it', () => {
    expect(said('settle', { ...done, payouts: null, payout_status: 'approved' })).toEqual([])
    expect(said('settle', { ...done, payout_status: 'held' })).toMatchObject([
      { code: 'PAYOUT_APPROVED', evidence: { payouts: ['approved', 'held'] } },
    ])
  })
  test('a dispute that nobody has settled since, not one that a later verification settled', () => {
    const of = (verified_at: string | null, disputed_at: string | null) =>
      codes(blockedBy('settle', givenJob({ ...done, verified_at, disputed_at }), {}, NOW))
    expect(of(NOW, null)).toEqual([])
    expect(of(NOW, hoursFromNow(-1))).toEqual([])
    expect(of(NOW, NOW)).toEqual([])
    expect(of(hoursFromNow(-1), NOW)).toEqual(['NO_DISPUTE'])
    expect(of(null, NOW)).toEqual(['VERIFIED', 'NO_DISPUTE'])
    expect(of(null, '1960-01-01T00:00:00Z')).toEqual(['VERIFIED', 'NO_DISPUTE'])
    expect(said('settle', { ...done, disputed_at: hoursFromNow(1) })).toMatchObject([
      { evidence: { disputed_at: hoursFromNow(1) } },
    ])
  })
  test('verified by the name that old jobs have for it', () => {
    expect(said('settle', { ...done, verified_at: null, customer_verified_at: NOW })).toEqual([])
  })
  test('a dispute comes before the money goes out', () => {
    const of = (more: Partial<JobFacts>) =>
      said('dispute', { status: 'completed', ...more }, { reason: 'crooked' }).map(({ code }) => code)
    expect([of({}), of({ payouts: [{ status: 'approved' }] }), of({ payout_status: 'approved' })]).toEqual([[], [], []])
    expect(of({ payout_status: 'paid' })).toEqual(['BEFORE_PAYOUT'])
    expect(of({ payouts: [{ status: 'rejected' }, { status: 'paid' }] })).toEqual(['BEFORE_PAYOUT'])
  })
})

describe('POLICY', () => {
  const scheduled = { status: 'scheduled', assigned_pro_id: 'p' }
  test('moved as often as it may be', () => {
    expect(said('reschedule', { ...scheduled, reschedule_count: 1 })).toEqual([])
    expect(said('reschedule', { ...scheduled, reschedule_count: 2 })).toEqual([
      {
        code: 'POLICY',
        message: 'The visit has been moved 2 times already',
        evidence: { policy: 'standard@1', reschedules: 2 },
      },
    ])
  })
  test('an unknown policy allows nothing by itself', () => {
    expect(said('reschedule', { ...scheduled, policy: 'unheard@9' })).toEqual([
      { code: 'POLICY', message: 'The terms of this booking are not known', evidence: { policy: 'unheard@9' } },
    ])
  })
  test('until three hours before', () => {
    expect(said('reschedule', { ...scheduled, start_iso: hoursFromNow(3) })).toEqual([])
    const start_iso = hoursFromNow(2.9)
    expect(said('reschedule', { ...scheduled, start_iso })).toEqual([
      {
        code: 'POLICY',
        message: 'The visit can be moved until 3 h before it starts',
        evidence: { policy: 'standard@1', start_iso },
      },
    ])
  })
})

describe('what an action asks beyond the table', () => {
  test('verify: not twice, but again after a dispute', () => {
    expect(said('verify', { status: 'completed' })).toEqual([])
    expect(said('verify', { status: 'completed', verified_at: NOW })).toMatchObject([
      { code: 'NOT_VERIFIED', evidence: { verified_at: NOW } },
    ])
    expect(said('verify', { status: 'completed', verified_at: hoursFromNow(-1), disputed_at: NOW })).toEqual([])
  })
  test('dispatch: one lead, and nobody who turned it down', () => {
    expect(said('dispatch', {})).toEqual([])
    expect(said('dispatch', { assigned_pro_id: 'p' })).toMatchObject([
      { code: 'UNASSIGNED', evidence: { pro_id: 'p', accepted: 1 } },
    ])
    // A helper whom the lead left behind fills no lead's seat.
    expect(said('dispatch', { accepted_seats: 1 })).toEqual([])
    expect(said('dispatch', { accepted_seats: 1 }, { seat: 'lead' })).toMatchObject([
      { evidence: { pro_id: null, accepted: 1 } },
    ])
    expect(said('dispatch', {}, { rejected_by: ['p'] })).toEqual([])
    expect(said('dispatch', {}, { pro_id: 'q', rejected_by: ['p'] })).toEqual([])
    expect(said('dispatch', {}, { pro_id: 'q' })).toEqual([])
    expect(said('dispatch', {}, { pro_id: 'p', rejected_by: ['p'] })).toMatchObject([
      { code: 'PRO_REJECTED', evidence: { pro_id: 'p' } },
    ])
  })
  test('turning down takes somebody who has it', () => {
    expect(said('reject', {}, { reason: 'far' })).toEqual([
      { code: 'ASSIGNED', message: 'No tech has this job', evidence: {} },
    ])
  })
  test('moving equipment: what it is and what it cannot become', () => {
    const order_plan = moveOrderStage(generateOrderPlan({ metadata: tilt }, NOW), 'ORDERED')
    const [line] = order_plan.components
    const of = (input: ActionInput, plan: unknown = order_plan) =>
      said('move_order_line', { metadata: { ...tilt, order_plan: plan } }, input)
    expect([of({}), of({ stage: 'ORDERED' }), of({ stage: 'SHIPPED' }), of({ line_id: line?.line_id })]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect(of({ stage: 'READY_TO_ORDER' })).toMatchObject([
      { code: 'LINE_STATE', evidence: { from: 'ORDERED', to: 'READY_TO_ORDER' } },
    ])
    expect(of({ line_id: 'none' })).toMatchObject([{ code: 'ORDER_LINE', evidence: { line_id: 'none' } }])
    expect(of({ line_id: line?.line_id, state: 'picked' })).toEqual([
      {
        code: 'LINE_STATE',
        message: `${line?.name} is ordered and cannot become picked`,
        evidence: {
          line_id: line?.line_id,
          from: 'ordered',
          to: 'picked',
          next: ['shipped', 'delivered', 'cancelled'],
        },
      },
    ])
    const empty = { ...order_plan, components: [] }
    expect(of({ stage: 'NOT_NEEDED' }, empty)).toEqual([])
    expect(of({ stage: 'ORDERED' }, empty)).toMatchObject([{ evidence: { from: 'NOT_NEEDED', to: 'ORDERED' } }])
  })
  test('install details: at least one', () => {
    expect(said('update_install_details', {})).toEqual([])
    expect(said('update_install_details', {}, { install_details: { wall_type: null } })).toEqual([])
    expect(said('update_install_details', {}, { install_details: {} })).toMatchObject([{ code: 'CHANGES' }])
  })
  test('resolving a grave flag takes notes', () => {
    const metadata = { pain_flags: [givenFlag({ severity: 'HIGH' })] }
    expect(said('resolve_flag', { metadata }, { flag_id: 'flg_given', resolution_notes: 'seen' })).toEqual([])
    expect(said('resolve_flag', { metadata }, { flag_id: 'flg_given', resolution_notes: null })).toMatchObject([
      { code: 'NOTES' },
    ])
  })
  test('starting: nobody of the crew is at work on another job', () => {
    const crew_working = [
      { pro_id: 'p', job_id: 'here', job_number: 'H2S-1' },
      { pro_id: 'q', job_id: 'there', job_number: 'H2S-2' },
    ]
    const job = { ...taken, job_id: 'here', crew_working }
    expect(blockedBy('start', givenJob(job), {}, NOW)).toMatchObject([
      {
        code: 'PRO_BUSY',
        message: 'The tech is still at work on H2S-2',
        fix: 'Complete H2S-2 first.',
        evidence: { pro_id: 'q', job_number: 'H2S-2' },
      },
    ])
    expect(codes(canTransitionTo(givenJob(job), 'in_progress', NOW).blockers)).toEqual(['PRO_BUSY'])
    expect(canTransitionTo(givenJob({ ...job, status: 'pending' }), 'accepted', NOW).ok).toBe(true)
    expect(said('start', taken)).toEqual([])
  })
})

describe('a start books the time that the work takes, where the job has no window', () => {
  const busy = { pro_id: 'p', kind: 'time_off', job_id: null, from: NOW, to: hoursFromNow(1) } as const
  const start = (more: Partial<JobFacts>) => said('start', { ...taken, ...more }).map(({ message }) => message)
  test('what of the crew is in its way, by whichever clock is known', () => {
    expect(start({ crew_taken: [busy], time_zone: 'America/New_York' })).toEqual(['Is away: Today 7–8 AM'])
    expect(start({ crew_taken: [busy] })).toEqual(['Is away: at that time'])
    expect(start({ crew_taken: [{ ...busy, to: NOW, from: hoursFromNow(-1) }] })).toEqual([])
  })
  test('a job that has its window books none, one that has half of it does', () => {
    const start_iso = hoursFromNow(1)
    expect(start({ crew_taken: [busy], start_iso, end_iso: hoursFromNow(2) })).toEqual([])
    expect(start({ crew_taken: [busy], start_iso })).toHaveLength(1)
    expect(start({ crew_taken: [busy], end_iso: hoursFromNow(2) })).toHaveLength(1)
  })
  test('the visit of this job and of one that was told already is not told', () => {
    const visit = { ...busy, kind: 'visit', job_id: 'there' } as const
    const crew_working = [{ pro_id: 'p', job_id: 'there', job_number: 'H2S-2' }]
    expect(start({ job_id: 'here', crew_taken: [visit] })).toEqual(['Has a visit: at that time'])
    expect(start({ job_id: 'there', crew_taken: [visit] })).toEqual([])
    expect(start({ job_id: 'here', crew_taken: [visit], crew_working })).toEqual(['The tech is still at work on H2S-2'])
  })
})

describe('buttons', () => {
  test('a form that asks nothing answers nothing', () => {
    expect(codes(buttonBlockers('start', givenJob({ status: 'accepted' }), NOW))).toEqual(['ASSIGNED'])
    expect(codes(buttonBlockers('cancel', givenJob({ status: 'paid' }), NOW))).toEqual(['STATUS'])
  })
  test('a plan is offered where one stands already, and a refusal is not hidden', () => {
    const order_plan = generateOrderPlan({ metadata: settled }, NOW)
    expect(buttonBlockers('generate_order_plan', givenJob({ metadata: { ...settled, order_plan } }), NOW)).toEqual([])
    expect(codes(buttonBlockers('generate_order_plan', givenJob({ status: 'completed' }), NOW))).toEqual(['STATUS'])
  })
})

describe('a status that leads nowhere', () => {
  test('what follows instead', () => {
    expect(canTransitionTo(givenJob(), 'paid').blockers).toMatchObject([
      {
        code: 'STATUS',
        message: 'Cannot transition from pending to paid',
        fix: 'From here it goes to pending_scheduling, accepted, cancelled.',
        evidence: { from: 'pending', to: 'paid', allowed: ['pending_scheduling', 'accepted', 'cancelled'] },
      },
    ])
    expect(canTransitionTo(givenJob({ status: 'paid' }), 'pending').blockers[0]?.fix).toBe(
      'Nothing follows this status.',
    )
  })
  test('a status that is none of ours', () => {
    expect(canTransitionTo(givenJob({ status: 'lost' }), 'paid').blockers).toMatchObject([
      { fix: 'Nothing follows this status.', evidence: { from: 'lost', to: 'paid', allowed: [] } },
    ])
    expect(nextStatuses(givenJob({ status: 'lost' }))).toEqual([])
    expect(said('start', { status: 'lost' })).toMatchObject([
      { code: 'STATUS', message: 'Start: not possible while the job is lost' },
    ])
  })
  test('only accepting is open to a helper while the job is under way', () => {
    const metadata = { items_json: [{ metadata: { tv_size: 98, mount_type: 'customer_provided' } }] }
    const job = { ...taken, accepted_seats: 1, metadata }
    expect(said('accept', job)).toEqual([])
    expect(said('request_time', job)).toMatchObject([{ code: 'STATUS' }])
  })
})

describe('an override', () => {
  const inTheWay = (job: Partial<JobFacts>) =>
    blockedBy('complete', givenJob({ status: 'in_progress', ...job }), {}, NOW)
  const critical = { metadata: { pain_flags: [givenFlag({ severity: 'CRITICAL' })] } }
  test('takes a reason', () => {
    const open = inTheWay({ checklist_done: false })
    expect(overrideBlockedBy(open, { by: 'u1', reason: 'photos by mail' })).toEqual([])
    expect(codes(overrideBlockedBy(open, { by: 'u1', reason: ' ' }))).toEqual(['REASON'])
  })
  test('of a critical flag takes a second person, who is another', () => {
    const of = (confirmed_by?: string | null) =>
      overrideBlockedBy(inTheWay({ ...critical, checklist_done: false }), { by: 'u1', reason: 'r', confirmed_by })
    expect([codes(of()), codes(of(null)), codes(of('')), codes(of('u1'))]).toEqual(
      Array.from({ length: 4 }, () => ['SECOND_PERSON']),
    )
    expect(of()[0]?.evidence).toEqual({ by: 'u1' })
    expect(of('u2')).toEqual([])
  })
  test('changes nothing where nothing can be overridden, or nothing is in the way', () => {
    const stuck = blockedBy('start', givenJob({ status: 'paid' }), {}, NOW)
    expect(overrideBlockedBy(stuck, { by: 'u1', reason: '' })).toEqual(stuck)
    expect(overrideBlockedBy([], { by: 'u1', reason: '' })).toEqual([])
    const both = [...stuck, ...inTheWay({ checklist_done: false })]
    expect(codes(overrideBlockedBy(both, { by: 'u1', reason: 'r' }))).toEqual(['STATUS'])
  })
})
