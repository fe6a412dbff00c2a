import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  approvalBlockedBy,
  assignmentBlockedBy,
  availability,
  blockedBy,
  blockerCodes,
  blockerText,
  buttonBlockers,
  canTransitionTo,
  candidateBlockers,
  freshJob,
  generateOrderPlan,
  jobActions,
  jobStatuses,
  mayDo,
  moveOrderStage,
  nextStatuses,
  overrideBlockedBy,
  refreshMetadata,
  roles,
  statusesFor,
  visitFromNow,
} from '../../src/index.ts'
import type { Blocker, JobFacts, Role } from '../../src/index.ts'
import { NOW, givenFlag, givenJob, hoursFromNow, settled } from '../given.ts'

const codes = (blockers: readonly Blocker[]) => blockers.map((blocker) => blocker.code)
const plannedTv = { items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }] }
const withPlan = () => ({ ...plannedTv, order_plan: generateOrderPlan({ metadata: plannedTv }, NOW) })

test('a visit is confirmed only for a window that is still to come, by whichever way it is asked', () => {
  const job = givenJob({
    status: 'accepted',
    assigned_pro_id: 'p',
    start_iso: hoursFromNow(-3),
    end_iso: hoursFromNow(-1),
  })
  expect(blockedBy('schedule', job, {}, NOW).map(({ message }) => message)).toEqual(['The window is over already'])
  expect(canTransitionTo(job, 'scheduled', NOW)).toMatchObject({ ok: false, error: 'The window is over already' })
  expect(nextStatuses(job, NOW).find(({ to }) => to === 'scheduled')?.blockers).toHaveLength(1)
  // Without a time nobody can say.
  expect(canTransitionTo(job, 'scheduled').ok).toBe(true)
  const far = { start_iso: hoursFromNow(24 * 800), end_iso: hoursFromNow(24 * 802) }
  expect(blockedBy('schedule', job, { window: far }, NOW).map(({ code }) => code)).toEqual(['WINDOW', 'WINDOW'])
})

describe('blocked by what', () => {
  test('all blockers at once', () => {
    const job = givenJob({
      status: 'accepted',
      metadata: { items_json: [{ metadata: { mount_type: 'fixed', tv_size: 98 } }] },
    })
    expect(codes(blockedBy('start', job, {}, NOW))).toEqual(['ASSIGNED', 'EQUIPMENT', 'CREW'])
  })
  test('a status that does not allow it is the only answer', () => {
    expect(blockedBy('start', givenJob(), {}, NOW)).toEqual([
      {
        code: 'STATUS',
        message: 'Start: not possible while the job is pending',
        fix: 'Possible while the job is accepted, scheduled.',
        overridable: false,
        evidence: { status: 'pending', allowed: ['accepted', 'scheduled'] },
      },
    ])
  })
  test('every action in every status answers, and only its own statuses let it on', () => {
    for (const action of jobActions) {
      for (const status of jobStatuses) {
        const blockers = blockedBy(action, givenJob({ status }), {}, NOW)
        expect(codes(blockers).includes('STATUS')).toBe(!statusesFor(action).includes(status))
      }
    }
  })
  test('a reason is asked for by the command, not by the button', () => {
    for (const action of ['cancel', 'reject', 'return_visit', 'dispute'] as const) {
      const job = givenJob({ status: statusesFor(action).at(-1) ?? '', assigned_pro_id: 'p' })
      expect(codes(blockedBy(action, job, { reason: '  ' }, NOW))).toContain('REASON')
      expect(blockedBy(action, job, { reason: 'because' }, NOW)).toEqual([])
      expect(buttonBlockers(action, job, NOW)).toEqual([])
    }
  })
  test('a window may come with the action', () => {
    const job = givenJob({ status: 'accepted', assigned_pro_id: 'p' })
    expect(codes(blockedBy('schedule', job, {}, NOW))).toEqual(['WINDOW'])
    expect(buttonBlockers('schedule', job, NOW)).toEqual([])
    const window = { start_iso: hoursFromNow(24), end_iso: hoursFromNow(26) }
    expect(blockedBy('schedule', job, { window }, NOW)).toEqual([])
    const backwards = { start_iso: window.end_iso, end_iso: window.start_iso }
    expect(blockedBy('schedule', job, { window: backwards }, NOW)[0]?.message).toBe('The window ends before it starts')
    expect(
      codes(blockedBy('schedule', job, { window: { start_iso: window.start_iso, end_iso: 'soon' } }, NOW)),
    ).toEqual(['WINDOW'])
  })
  test('turning down an offer is possible while pending', () => {
    expect(blockedBy('reject', givenJob({ assigned_pro_id: 'p' }), { reason: 'far' }, NOW)).toEqual([])
    expect(blockedBy('reject', givenJob(), { reason: 'far' }, NOW)[0]?.message).toBe('No tech has this job')
  })
  test('a helper gives back their own seat, with or without a lead', () => {
    expect(blockedBy('reject', givenJob(), { reason: 'far', seat: 'helper' }, NOW)).toEqual([])
    expect(buttonBlockers('reject', givenJob(), NOW, { seat: 'helper' })).toEqual([])
    expect(codes(buttonBlockers('reject', givenJob(), NOW, { seat: 'lead' }))).toEqual(['ASSIGNED'])
  })
  test('a customer cancels until the work begins, the office until it is done', () => {
    const working = givenJob({ status: 'in_progress' })
    expect(blockedBy('cancel', working, { reason: 'moved', by: 'customer' }, NOW)).toEqual([
      {
        code: 'STATUS',
        message: 'Cancel: not possible while the job is in progress',
        fix: 'Ask the office: it still can.',
        overridable: false,
        evidence: {
          status: 'in_progress',
          allowed: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
        },
      },
    ])
    expect(codes(buttonBlockers('cancel', working, NOW, { by: 'customer' }))).toEqual(['STATUS'])
    expect(actionsOf(working, NOW, ['cancel'], { by: 'dispatcher' })).toEqual({ cancel: [] })
    for (const by of ['dispatcher', 'admin'] as const)
      expect(blockedBy('cancel', working, { reason: 'moved', by }, NOW)).toEqual([])
    for (const status of statusesFor('cancel', 'customer'))
      expect(blockedBy('cancel', givenJob({ status }), { reason: 'moved', by: 'customer' }, NOW)).toEqual([])
    const over = blockedBy('cancel', givenJob({ status: 'completed' }), { reason: 'moved', by: 'customer' }, NOW)
    expect(over[0]?.fix).toBe('Possible while the job is pending, awaiting schedule, accepted, scheduled.')
    expect(statusesFor('verify', 'customer')).toEqual(statusesFor('verify'))
  })
  test('whoever may never take an action has no status for it, and an admin has those of a dispatcher', () => {
    for (const action of jobActions) {
      const isFor = (role: Role | 'system') =>
        mayDo(
          role === 'system'
            ? { kind: 'system', part: 'x' }
            : { kind: 'user', user_id: 'u', name: 'n', role, pro_id: 'p', customer_id: 'c' },
          action,
          { customer_id: 'c', live_pro_ids: ['p'] },
        )
      for (const role of [...roles, 'system'] as const)
        expect([action, role, statusesFor(action, role).length > 0]).toEqual([action, role, isFor(role)])
      expect(statusesFor(action, 'admin')).toEqual(statusesFor(action))
    }
    expect(statusesFor('cancel', 'stranger' as never)).toEqual([])
  })
  test('and hears who may instead', () => {
    const refused = { code: 'STATUS', overridable: false, evidence: { status: 'pending', allowed: [] } }
    expect(buttonBlockers('cancel', givenJob(), NOW, { by: 'provider' })).toEqual([
      { ...refused, message: 'Cancel: only for customer, dispatcher', fix: 'Ask somebody who may.' },
    ])
    expect(blockedBy('approve_payout', givenJob(), { by: 'dispatcher' }, NOW)).toEqual([
      { ...refused, message: 'Approve payout: only for admin', fix: 'Ask somebody who may.' },
    ])
  })
  test('the open seat of a helper is for those who may accept', () => {
    const metadata = { items_json: [{ metadata: { tv_size: 98, mount_type: 'customer_provided' } }] }
    const job = givenJob({ status: 'accepted', assigned_pro_id: 'p', accepted_seats: 1, metadata })
    expect(blockedBy('accept', job, { by: 'provider' }, NOW)).toEqual([])
    expect(codes(blockedBy('accept', job, { by: 'customer' }, NOW))).toEqual(['STATUS'])
  })
  test('an action that does not exist is refused, not judged', () => {
    const unknown = expect.objectContaining({
      kind: 'INVALID',
      message: 'There is no such action',
      issues: [{ path: 'action', message: expect.stringContaining('request_time, accept') }],
    })
    for (const word of ['fly', 'constructor', undefined] as never[]) {
      expect(() => blockedBy(word, givenJob(), {}, NOW)).toThrow(unknown)
      expect(() => blockedBy(word, givenJob({ status: 'lost' }), {}, NOW)).toThrow(unknown)
      expect(() => buttonBlockers(word, givenJob(), NOW)).toThrow(unknown)
      expect(() => statusesFor(word, 'admin')).toThrow(unknown)
    }
  })
  test('what came with the action may be left out', () => {
    expect(codes(blockedBy('cancel', givenJob(), undefined, NOW))).toEqual(['REASON'])
  })
  test('a plan for nothing is not offered, and not refused', () => {
    expect(blockedBy('generate_order_plan', givenJob(), {}, NOW)).toEqual([])
    expect(codes(buttonBlockers('generate_order_plan', givenJob(), NOW))).toEqual(['NEEDS_EQUIPMENT'])
    expect(buttonBlockers('generate_order_plan', givenJob({ metadata: plannedTv }), NOW)).toEqual([])
  })
  test('moving equipment', () => {
    const job = givenJob({ metadata: withPlan() })
    const line_id = withPlan().order_plan.components[0]?.line_id ?? ''
    expect(blockedBy('move_order_line', job, { line_id, state: 'ordered' }, NOW)).toEqual([])
    expect(blockedBy('move_order_line', job, { line_id, state: 'planned' }, NOW)).toEqual([])
    expect(blockedBy('move_order_line', job, { stage: 'DELIVERED' }, NOW)).toEqual([])
    expect(codes(blockedBy('move_order_line', job, { line_id, state: 'picked' }, NOW))).toEqual(['LINE_STATE'])
    expect(codes(blockedBy('move_order_line', job, { line_id: 'none' }, NOW))).toEqual(['ORDER_LINE'])
    const delivered = { ...withPlan(), order_plan: moveOrderStage(withPlan().order_plan, 'DELIVERED') }
    expect(codes(blockedBy('move_order_line', givenJob({ metadata: delivered }), { stage: 'ORDERED' }, NOW))).toEqual([
      'LINE_STATE',
    ])
  })
  test('the actions of a screen', () => {
    const actions = actionsOf(givenJob({ status: 'scheduled', assigned_pro_id: 'p' }), NOW, ['start', 'complete'])
    expect(Object.keys(actions)).toEqual(['start', 'complete'])
    expect(actions.start).toEqual([])
  })
})

/** One case for every code: without it a sentence could never be seen. */
const cases: Record<string, () => Blocker[]> = {
  STATUS: () => blockedBy('start', givenJob(), {}, NOW),
  ASSIGNED: () => blockedBy('accept', givenJob(), {}, NOW),
  WINDOW: () => blockedBy('schedule', givenJob({ status: 'accepted', assigned_pro_id: 'p' }), {}, NOW),
  SCOPE: () =>
    blockedBy(
      'schedule',
      givenJob({
        status: 'accepted',
        assigned_pro_id: 'p',
        start_iso: NOW,
        end_iso: hoursFromNow(1),
        metadata: { pain_flags: [givenFlag({ flag: 'SCOPE_MISMATCH', severity: 'CRITICAL' })] },
      }),
      {},
      NOW,
    ),
  EQUIPMENT: () =>
    blockedBy('start', givenJob({ status: 'accepted', assigned_pro_id: 'p', metadata: plannedTv }), {}, NOW),
  CREW: () =>
    blockedBy(
      'start',
      givenJob({ status: 'accepted', assigned_pro_id: 'p', metadata: { items_json: [{ metadata: { tv_size: 98 } }] } }),
      {},
      NOW,
    ),
  NO_CRITICAL_FLAG: () =>
    blockedBy(
      'complete',
      givenJob({ status: 'in_progress', metadata: { pain_flags: [givenFlag({ severity: 'CRITICAL' })] } }),
      {},
      NOW,
    ),
  CHECKLIST: () => blockedBy('complete', givenJob({ status: 'in_progress', checklist_done: false }), {}, NOW),
  VERIFIED: () => blockedBy('settle', givenJob({ status: 'completed' }), {}, NOW),
  PAYOUT_APPROVED: () => blockedBy('settle', givenJob({ status: 'completed' }), {}, NOW),
  NO_DISPUTE: () => blockedBy('settle', givenJob({ status: 'completed', disputed_at: NOW }), {}, NOW),
  REASON: () => blockedBy('cancel', givenJob(), {}, NOW),
  POLICY: () => blockedBy('reschedule', givenJob({ status: 'scheduled', reschedule_count: 2 }), {}, NOW),
  BEFORE_PAYOUT: () =>
    blockedBy('dispute', givenJob({ status: 'completed', payouts: [{ status: 'paid' }] }), { reason: 'r' }, NOW),
  NOT_VERIFIED: () => blockedBy('verify', givenJob({ status: 'completed', verified_at: NOW }), {}, NOW),
  UNASSIGNED: () => blockedBy('dispatch', givenJob({ assigned_pro_id: 'p' }), {}, NOW),
  PRO_REJECTED: () => blockedBy('dispatch', givenJob(), { pro_id: 'p', rejected_by: ['p'] }, NOW),
  NEEDS_EQUIPMENT: () => buttonBlockers('generate_order_plan', givenJob(), NOW),
  ORDER_PLAN: () => blockedBy('move_order_line', givenJob(), { stage: 'ORDERED' }, NOW),
  ORDER_LINE: () => blockedBy('move_order_line', givenJob({ metadata: withPlan() }), { line_id: 'none' }, NOW),
  LINE_STATE: () => blockedBy('move_order_line', givenJob({ metadata: withPlan() }), { stage: 'NOT_NEEDED' }, NOW),
  CHANGES: () => blockedBy('update_install_details', givenJob(), { install_details: {} }, NOW),
  FLAG_OPEN: () => blockedBy('resolve_flag', givenJob(), { flag_id: 'none' }, NOW),
  NOTES: () =>
    blockedBy(
      'resolve_flag',
      givenJob({ metadata: { pain_flags: [givenFlag({ severity: 'HIGH' })] } }),
      { flag_id: 'flg_given' },
      NOW,
    ),
  SECOND_PERSON: () => overrideBlockers(),
  PAYOUT_STATE: () => approvalBlockedBy({ status: 'approved' }, { kind: 'system', part: 'x' }),
  NOT_CREATOR: () =>
    approvalBlockedBy({ status: 'pending_review', created_by: 'system:x' }, { kind: 'system', part: 'x' }),
  PAYOUT_UNPRICED: () =>
    approvalBlockedBy({ status: 'pending_review', amount_cents: 0 }, { kind: 'system', part: 'x' }),
  NOT_PAYEE: () =>
    approvalBlockedBy(
      { status: 'pending_review', pro_id: 'p' },
      { kind: 'user', user_id: 'u', name: 'n', role: 'admin', pro_id: 'p' },
    ),
  ASSIGNMENT_STATE: () => assignmentStateBlockers(),
  SKILL: () => candidateBlockers({ service_id: 'TV-L' }, { pro_id: 'p', skills: [] }),
  LICENCE: () => candidateBlockers({ service_id: 'DB-TX' }, { pro_id: 'p', skills: ['doorbell', 'electrical'] }),
  AVAILABLE: () => candidateBlockers({}, { pro_id: 'p', skills: [], busy: [{ kind: 'hold', from: '', to: '' }] }),
  ACTIVE: () => candidateBlockers({}, { pro_id: 'p', skills: [], active: false }),
  PRO_BUSY: () =>
    blockedBy(
      'start',
      givenJob({
        job_id: 'here',
        status: 'accepted',
        assigned_pro_id: 'p',
        crew_working: [
          { pro_id: 'p', job_id: 'here', job_number: 'H2S-1' },
          { pro_id: 'p', job_id: 'there', job_number: 'H2S-2' },
        ],
      }),
      {},
      NOW,
    ),
  DAY_LOAD: () =>
    candidateBlockers({ start_iso: '2026-11-23T15:00:00Z' }, { pro_id: 'p', skills: [], load_minutes: 470 }),
  TRAVEL: () => slotBlockers(),
  HOURS: () =>
    availability(
      [{ pro_id: 'p', time_zone: 'America/New_York', hours: {}, busy: [] }],
      [{ start_iso: NOW, end_iso: hoursFromNow(1) }],
    ).flatMap((entry) => entry.blockers),
}

function slotBlockers(): Blocker[] {
  const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, { from: '00:00', to: '23:59' }]))
  const visit = { start_iso: hoursFromNow(1.25), end_iso: hoursFromNow(2), kind: 'visit' as const }
  return availability(
    [{ pro_id: 'p', time_zone: 'UTC', hours, busy: [visit], travel_minutes: 30 }],
    [{ start_iso: NOW, end_iso: hoursFromNow(1) }],
  ).flatMap((entry) => entry.blockers)
}

function overrideBlockers(): Blocker[] {
  const job: JobFacts = givenJob({
    status: 'in_progress',
    metadata: { pain_flags: [givenFlag({ severity: 'CRITICAL' })] },
  })
  return overrideBlockedBy(blockedBy('complete', job, {}, NOW), { reason: 'customer insists', by: 'u1' })
}
function assignmentStateBlockers(): Blocker[] {
  return assignmentBlockedBy('start', 'done')
}

describe('every blocker code', () => {
  test.each(blockerCodes.map((code) => [code]))('%s is produced by a case, with a sentence and a fix', (code) => {
    const produced = cases[code]?.().find((blocker) => blocker.code === code)
    expect(produced).toBeDefined()
    expect(produced?.message).toMatch(/^[A-Z0-9].{5,}[^.]$/)
    expect(produced?.fix).toMatch(/^[A-Z].{5,}\.$/)
    expect(JSON.parse(JSON.stringify(produced?.evidence))).toEqual(produced?.evidence)
  })
  test('the table has a text for every code and no other', () => {
    expect(Object.keys(blockerText).toSorted()).toEqual([...blockerCodes].toSorted())
  })
})

describe('seats', () => {
  const large = { items_json: [{ metadata: { tv_size: 98, mount_type: 'customer_provided' } }] }
  test('a helper may accept while the job is accepted or scheduled, as long as a seat is open', () => {
    const job = givenJob({ status: 'accepted', assigned_pro_id: 'lead', accepted_seats: 1, metadata: large })
    expect(blockedBy('accept', job, {}, NOW)).toEqual([])
    expect(blockedBy('accept', { ...job, status: 'scheduled' }, {}, NOW)).toEqual([])
    expect(codes(blockedBy('accept', { ...job, accepted_seats: 2 }, {}, NOW))).toEqual(['STATUS'])
    expect(codes(blockedBy('accept', { ...job, metadata: settled }, {}, NOW))).toEqual(['STATUS'])
    expect(codes(blockedBy('accept', { ...job, status: 'in_progress' }, {}, NOW))).toEqual(['STATUS'])
  })
  test('an offer that nobody has accepted may be replaced; a helper is offered the second seat', () => {
    expect(blockedBy('dispatch', givenJob({ assigned_pro_id: 'p', accepted_seats: 0 }), {}, NOW)).toEqual([])
    const job = givenJob({ status: 'accepted', assigned_pro_id: 'p', accepted_seats: 1, metadata: large })
    expect(codes(blockedBy('dispatch', job, { seat: 'lead' }, NOW))).toEqual(['UNASSIGNED'])
    expect(blockedBy('dispatch', job, { seat: 'helper' }, NOW)).toEqual([])
    // Without a seat it is asked whether any is to be had.
    expect(blockedBy('dispatch', job, {}, NOW)).toEqual([])
    expect(codes(blockedBy('dispatch', { ...job, accepted_seats: 2 }, {}, NOW))).toEqual(['UNASSIGNED'])
    expect(codes(blockedBy('dispatch', { ...job, accepted_seats: 2 }, { seat: 'helper' }, NOW))).toEqual(['UNASSIGNED'])
  })
  test('statuses are said in words', () => {
    expect(blockedBy('complete', givenJob({ status: 'pending_scheduling' }), {}, NOW)[0]?.message).toBe(
      'Complete: not possible while the job is awaiting schedule',
    )
  })
})

describe('a start without a window needs the time from now on', () => {
  const tv = { items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'customer_provided', tv_size: 55 } }] }
  const given = (more: Partial<JobFacts>) =>
    givenJob({
      status: 'accepted',
      assigned_pro_id: 'p',
      job_id: 'j',
      time_zone: 'America/New_York',
      metadata: tv,
      ...more,
    })
  const taken = { pro_id: 'p', job_id: 'other', kind: 'visit', from: hoursFromNow(0.5), to: hoursFromNow(2) } as const
  const visit = { start_iso: hoursFromNow(1), end_iso: hoursFromNow(2) }
  const of = (more: Partial<JobFacts>) => blockedBy('start', given(more), {}, NOW)

  test('what lies over it is in the way, said with its window, the same for set status', () => {
    const [blocker] = of({ crew_taken: [{ ...taken, visit }] })
    expect(blocker).toMatchObject({ code: 'AVAILABLE', message: 'Has a visit: Today 8–9 AM', overridable: false })
    expect(blocker?.evidence).toEqual({
      pro_id: 'p',
      window: visitFromNow(given({}), NOW),
      busy: [{ kind: 'visit', from: taken.from, to: taken.to }],
    })
    expect(canTransitionTo(given({ crew_taken: [{ ...taken, visit }] }), 'in_progress', NOW).blockers).toEqual([
      blocker,
    ])
    expect(canTransitionTo(given({ crew_taken: [taken] }), 'in_progress').ok).toBe(true)
  })
  test('not: its own time, what begins when it ends, what is told already, and a job that has its window', () => {
    const end = visitFromNow(given({}), NOW)?.end_iso ?? ''
    expect(of({ crew_taken: [{ ...taken, job_id: 'j' }] })).toEqual([])
    expect(of({ crew_taken: [{ ...taken, from: end, to: hoursFromNow(9) }] })).toEqual([])
    const working = { crew_working: [{ pro_id: 'p', job_id: 'other', job_number: 'H2S-1' }] }
    expect(codes(of({ crew_taken: [taken], ...working }))).toEqual(['PRO_BUSY'])
    expect(of({ crew_taken: [taken], start_iso: hoursFromNow(5), end_iso: hoursFromNow(6) })).toEqual([])
    expect(codes(of({ crew_taken: [{ ...taken, kind: 'time_off', job_id: null }] }))).toEqual(['AVAILABLE'])
  })
  test('the window is as long as the work, a quarter of an hour at least; a job with a window keeps it', () => {
    expect(visitFromNow(given({}), NOW)).toEqual({ start_iso: NOW, end_iso: hoursFromNow(1.25) })
    expect(visitFromNow(given({ start_iso: NOW, end_iso: hoursFromNow(1) }), NOW)).toBeNull()
  })
})

test('an old document is judged as it is stored, a fresh one by what the rules find', () => {
  const metadata = { special_constraints: ['NO_DRILLING'] }
  const old = { status: 'in_progress', service_id: 'TV-M', metadata }
  expect(blockedBy('complete', old, {}, NOW)).toEqual([])
  const fresh = freshJob(old, NOW)
  expect(codes(blockedBy('complete', fresh, {}, NOW))).toEqual(['NO_CRITICAL_FLAG'])
  expect(fresh).toEqual({ ...old, metadata: refreshMetadata(old, NOW).metadata })
  expect(old.metadata).toBe(metadata)
})
