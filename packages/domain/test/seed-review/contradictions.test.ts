import { describe, expect, test } from 'vitest'
import {
  AUTO_VERIFY_HOURS,
  MAX_OFFER_ROUNDS,
  afterQuietHours,
  approvalBlockedBy,
  assignmentMachine,
  autoVerifyAt,
  blockedBy,
  canMove,
  cancellationFee,
  chargeStep,
  crewNeeded,
  deriveOrderStage,
  desiredReminders,
  elapsedBefore,
  evaluatePainFlags,
  formatCents,
  generateOrderPlan,
  holdDeadline,
  isZone,
  jobMachine,
  jobStatuses,
  knownConstraints,
  moveOrderStage,
  noShowFee,
  orderLineMachine,
  parseJobStatus,
  paymentMachine,
  paymentPlans,
  payoutMachine,
  payoutSplit,
  priceOf,
  proposalMachine,
  reachableStates,
  reactionsTo,
  refreshMetadata,
  reminderMachine,
  reminderVerdict,
  rescheduleFee,
  reviewNeeded,
  wallClockBefore,
} from '../../src/index.ts'
import { NOW, givenJob, hoursFromNow } from '../given.ts'

describe('contradictions of the seeds (reference/seed-review.md 5.2)', () => {
  test('X-01 customer money and provider money have machines of their own; the status carries neither', () => {
    expect(paymentPlans).toEqual(['prepaid', 'authorize_then_capture'])
    expect(canMove(paymentMachine, 'none', 'captured')).toBe(true)
    expect(canMove(payoutMachine, 'pending_review', 'paid')).toBe(false)
    const job = givenJob({ status: 'completed', verified_at: NOW, payouts: [{ status: 'pending_review' }] })
    expect(blockedBy('settle', job, {}, NOW).map((blocker) => blocker.code)).toEqual(['PAYOUT_APPROVED'])
  })
  test('X-02 a hold has a deadline, verification another', () => {
    expect(AUTO_VERIFY_HOURS).toBe(72)
    expect(autoVerifyAt(NOW)).toBe(hoursFromNow(72))
    expect(holdDeadline(NOW).act_at < holdDeadline(NOW).lapses_at).toBe(true)
    expect(chargeStep('authorize_then_capture', hoursFromNow(24 * 10), NOW).step).toBe('save_method')
  })
  test('X-07 work, money and equipment do not share a status', () => {
    expect(jobStatuses).toHaveLength(8)
    expect(jobStatuses).not.toContain('verified')
    expect([...reachableStates(jobMachine)].toSorted()).toEqual([...jobStatuses].toSorted())
  })
  test('X-08 payouts are looked at as closely as they deserve', () => {
    const job = givenJob({ status: 'completed', verified_at: NOW })
    expect([40_000, 40_001, 100_001].map((cents) => reviewNeeded(job, cents, NOW).review)).toEqual([
      'auto',
      'one_person',
      'two_people',
    ])
  })
  test('X-09 capture and payout are two tasks', () => {
    expect(
      reactionsTo({ type: 'work_verified', job_id: 'j', by: 'customer' }).map((reaction) => reaction.task),
    ).toEqual(['capture_payment', 'review_payouts'])
  })
  test('X-10 a captured payment can be given back, in part or whole', () => {
    expect(canMove(paymentMachine, 'captured', 'partially_refunded')).toBe(true)
    expect(canMove(paymentMachine, 'captured', 'refunded')).toBe(true)
  })
  test('X-11 a second seat is a fact: flagged, and needed to start', () => {
    const job = givenJob({
      status: 'accepted',
      assigned_pro_id: 'p',
      metadata: {
        items_json: [{ service_id: 'TV-XXL', metadata: { tv_size: 98 } }],
        wall_type: 'WOOD',
        wire_management_required: 'NONE',
      },
    })
    expect(crewNeeded([{ metadata: { tv_size: 98 } }])).toBe(2)
    expect(evaluatePainFlags(job, NOW).map((flag) => flag.flag)).toEqual(['TEAM_REQUIRED_UNCONFIRMED'])
    expect(blockedBy('start', job, {}, NOW).map((blocker) => blocker.code)).toEqual(['CREW'])
    expect(blockedBy('start', { ...job, accepted_seats: 2 }, {}, NOW)).toEqual([])
  })
  test('X-14 money is whole cents', () => {
    expect(Number.isSafeInteger(priceOf([{ service_id: 'TV-L' }]))).toBe(true)
    expect(() => formatCents(12.5)).toThrow(RangeError)
  })
  test('X-15 a proposal can be countered, expire, and be withdrawn', () => {
    expect(proposalMachine.final).toEqual(['countered', 'accepted', 'declined', 'expired', 'withdrawn'])
  })
  test('X-17 reminders have a history, not a flag', () => {
    expect(reminderMachine.states).toEqual(
      expect.arrayContaining(['planned', 'superseded', 'skipped', 'claimed', 'sent', 'delivered', 'failed', 'dead']),
    )
  })
  test('X-19 a rejection needs a reason; the next is asked, without the one who rejected; after three rounds ops', () => {
    const job = givenJob({ status: 'scheduled', assigned_pro_id: 'p' })
    expect(blockedBy('reject', job, {}, NOW).map((blocker) => blocker.code)).toEqual(['REASON'])
    const rejected = {
      type: 'assignment_rejected',
      job_id: 'j',
      assignment_id: 'a',
      pro_id: 'p',
      reason: 'ill',
      visit_was_confirmed: false,
      hours_to_visit: null,
    } as const
    expect(reactionsTo({ ...rejected, round: 1 })).toEqual([{ task: 'offer_next', excluding: 'p' }])
    expect(reactionsTo({ ...rejected, round: MAX_OFFER_ROUNDS })).toMatchObject([
      { task: 'notify', audience: 'dispatchers' },
    ])
    expect(
      blockedBy('dispatch', givenJob(), { pro_id: 'p', rejected_by: ['p'] }, NOW).map((blocker) => blocker.code),
    ).toEqual(['PRO_REJECTED'])
  })
  test('X-20 rescheduling is a command with a policy', () => {
    const job = givenJob({ status: 'scheduled', start_iso: hoursFromNow(48) })
    expect(blockedBy('reschedule', job, {}, NOW)).toEqual([])
    expect(blockedBy('reschedule', { ...job, reschedule_count: 2 }, {}, NOW)[0]).toMatchObject({
      code: 'POLICY',
      overridable: true,
    })
    expect(blockedBy('reschedule', { ...job, start_iso: hoursFromNow(2) }, {}, NOW)[0]?.code).toBe('POLICY')
    expect(rescheduleFee({ labour_cents: 1, reschedule_count: 2, start_iso: hoursFromNow(48) }, NOW).fee_cents).toBe(
      2500,
    )
  })
  test('X-21 on the way, not there, could not finish', () => {
    expect(canMove(assignmentMachine, 'accepted', 'en_route')).toBe(true)
    expect(canMove(assignmentMachine, 'en_route', 'no_show')).toBe(true)
    expect(noShowFee({ labour_cents: 10_000 }, { waited_minutes: 20, contact_attempts: 2 }).fee_cents).toBe(10_000)
    expect(blockedBy('return_visit', givenJob({ status: 'in_progress' }), { reason: 'part missing' }, NOW)).toEqual([])
  })
  test('X-22 verified by hand or by time; a dispute freezes money', () => {
    expect(reactionsTo({ type: 'work_disputed', job_id: 'j', reason: 'r' })[0]).toEqual({ task: 'freeze_money' })
    expect(
      blockedBy(
        'settle',
        givenJob({
          status: 'completed',
          verified_at: hoursFromNow(-3),
          disputed_at: NOW,
          payouts: [{ status: 'approved' }],
        }),
        {},
        NOW,
      ).map((blocker) => blocker.code),
    ).toEqual(['NO_DISPUTE'])
  })
  test('X-23 completing is a step: nothing toggles it back', () => {
    expect(jobMachine.steps.filter((step) => step.from === 'completed').map((step) => step.on)).toEqual([
      'settle',
      'dispute',
    ])
  })
  test('X-26 elapsed and wall clock are two kinds of lead', () => {
    const visit = '2026-11-01T14:00:00Z'
    expect(elapsedBefore(visit, 1440)).toBe('2026-10-31T14:00:00.000Z')
    expect(wallClockBefore(visit, 1, '09:00', 'America/New_York')).toBe('2026-10-31T13:00:00.000Z')
  })
  test('X-27 a visit booked inside the lead: at once if it still helps, else skipped with its reason', () => {
    const visit = {
      assignment_id: 'a',
      version: 1,
      state: 'scheduled',
      time_zone: 'America/New_York',
      booked_at: '2026-11-24T14:40:00Z',
    } as const
    const due = (start_iso: string) => desiredReminders({ ...visit, start_iso })[0]
    expect(due('2026-11-24T16:00:00Z')).toMatchObject({ due_at: '2026-11-24T14:40:00.000Z' })
    expect(due('2026-11-24T15:00:00Z')?.skip).toBe('too close to the visit')
    const late = due('2026-11-24T15:00:00Z')
    expect(late && reminderVerdict(late, '2026-11-24T14:41:00Z').verdict).toBe('skip')
  })
  test('X-33 a window is two instants and a zone', () => {
    expect([isZone('America/New_York'), isZone('EST'), isZone('-05:00')]).toEqual([true, false, false])
    expect(afterQuietHours('2026-11-22T02:30:00Z', 'America/New_York')).toBe('2026-11-22T13:00:00.000Z')
  })
  test('X-35 the stage is derived; BYO needs none', () => {
    const metadata = { items_json: [{ metadata: { mount_type: 'customer_provided' } }], order_stage: 'PENDING_REVIEW' }
    expect(refreshMetadata(givenJob({ metadata }), NOW).metadata.order_stage).toBe('NOT_NEEDED')
  })
  test('X-36 stock is picked, not shipped, and then the job can start', () => {
    const metadata = {
      items_json: [{ metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
      wire_management_required: 'CONCEAL_RACEWAY',
    }
    const plan = generateOrderPlan({ metadata }, NOW)
    expect(plan.components.map((line) => line.fulfilment)).toEqual(['stock'])
    const picked = moveOrderStage(plan, 'DELIVERED')
    expect([picked.components[0]?.state, deriveOrderStage(picked)]).toEqual(['picked', 'DELIVERED'])
    expect(
      blockedBy(
        'start',
        givenJob({ status: 'accepted', assigned_pro_id: 'p', metadata: { ...metadata, order_plan: picked } }),
        {},
        NOW,
      ),
    ).toEqual([])
    expect(orderLineMachine.states).toContain('reserved')
  })
  test('X-37 constraints with a rule are known words; others are kept', () => {
    expect(knownConstraints).toContain('NO_DRILLING')
    const metadata = {
      items_json: [{ metadata: { tv_size: 55 } }],
      wall_type: 'WOOD',
      wire_management_required: 'NONE',
      special_constraints: ['no drilling', 'dog is shy'],
    }
    const after = refreshMetadata(givenJob({ metadata }), NOW).metadata
    expect(after.special_constraints).toEqual(['no drilling', 'dog is shy'])
    expect(after.pain_flags.map((flag) => flag.subject)).toEqual(['no_drilling'])
  })
  test('X-38 cancelling needs a reason, has a price, and is told', () => {
    expect(blockedBy('cancel', givenJob({ status: 'in_progress' }), {}, NOW).map((blocker) => blocker.code)).toEqual([
      'REASON',
    ])
    expect(cancellationFee({ labour_cents: 10_000, start_iso: hoursFromNow(5) }, NOW).fee_cents).toBe(5000)
    expect(
      reactionsTo({ type: 'job_cancelled', job_id: 'j', by: 'customer', reason: 'r', had_provider: true }),
    ).toHaveLength(2)
  })
  test('X-39 a schedule conflict is computed: it goes when the facts agree', () => {
    const visit = { start_iso: hoursFromNow(5), end_iso: hoursFromNow(7) }
    const drift = refreshMetadata(
      givenJob({ ...visit, calendar_window: { start_iso: hoursFromNow(6), end_iso: hoursFromNow(8) } }),
      NOW,
    )
    expect(drift.changes.raised.map((flag) => flag.flag)).toEqual(['SCHEDULE_CONFLICT'])
    const agreed = refreshMetadata(
      givenJob({ ...visit, metadata: drift.metadata, calendar_window: visit }),
      hoursFromNow(1),
    )
    expect(agreed.changes.cleared.map((flag) => flag.flag)).toEqual(['SCHEDULE_CONFLICT'])
  })
  test('X-40 every item has a service of its own', () => {
    const items_json = [{ service_id: 'LK-D' }, { service_id: 'TV-M', metadata: { tv_size: 50 } }]
    expect(
      evaluatePainFlags(givenJob({ service_id: 'LK-D', metadata: { items_json } }), NOW).map((flag) => flag.flag),
    ).toEqual(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN', 'ACCESS_DETAILS_MISSING'])
  })
  test('X-41 statuses of other systems are mapped', () => {
    expect(['new', 'awaiting_schedule', 'assigned', 'done', 'closed'].map(parseJobStatus)).toEqual([
      'pending',
      'pending_scheduling',
      'accepted',
      'completed',
      'paid',
    ])
  })
  test('X-44 power never runs in the wall: wires inside brick, concrete or tile are refused', () => {
    for (const wall_type of ['BRICK', 'CONCRETE', 'TILE']) {
      const metadata = {
        wall_type,
        wire_management_required: 'FULL_INWALL',
        items_json: [{ metadata: { tv_size: 55 } }],
      }
      expect(evaluatePainFlags(givenJob({ metadata }), NOW)).toContainEqual(
        expect.objectContaining({ flag: 'SCOPE_MISMATCH', severity: 'CRITICAL' }),
      )
    }
  })
  test('X-13 a payout is estimated by rules, reviewed, and only then posted', () => {
    expect(payoutSplit({ service_id: 'TV-M' }, 'standard')?.lead.total_cents).toBe(8340)
    const reviewer = { kind: 'user', user_id: 'u', name: 'n', role: 'admin' } as const
    expect(approvalBlockedBy({ status: 'not_eligible' }, reviewer).map((blocker) => blocker.code)).toEqual([
      'PAYOUT_STATE',
    ])
    expect(approvalBlockedBy({ status: 'pending_review' }, reviewer)).toEqual([])
  })
  test('X-12 the tech of a job is a fact that is given, never one that is stored in the document', () => {
    const { metadata } = refreshMetadata(givenJob({ assigned_pro_id: 'p', assigned_pro_name: 'Marcus' }), NOW)
    expect(JSON.stringify(metadata)).not.toContain('Marcus')
  })
  test('X-04 the document keeps raw words only: what rules decide is derived anew each time', () => {
    const lied = refreshMetadata(
      givenJob({
        metadata: { items_json: [], equipment_lane: 'HYBRID', order_required: false, order_stage: 'DELIVERED' },
      }),
      NOW,
    ).metadata
    expect(lied).toMatchObject({ equipment_lane: null, order_stage: 'NOT_NEEDED' })
  })
})
