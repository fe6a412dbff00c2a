import { describe, expect, test } from 'vitest'
import { MAX_OFFER_ROUNDS, domainEventTypes, isTemplateKey, reactionsTo, templates } from '../../src/index.ts'
import type { DomainEvent, Reaction } from '../../src/index.ts'

const ids = {
  job_id: 'j',
  assignment_id: 'a',
  pro_id: 'p',
  payout_id: 'o',
  payment_id: 'm',
  flag_id: 'f',
  proposal_id: 'w',
  link_id: 'l',
}
const said = (reactions: Reaction[]) =>
  reactions.map((reaction) =>
    reaction.task === 'notify' ? `${reaction.audience}: ${reaction.template}` : reaction.task,
  )
const rejected = (changes: Partial<Extract<DomainEvent, { type: 'assignment_rejected' }>>) =>
  said(
    reactionsTo({
      type: 'assignment_rejected',
      job_id: 'j',
      assignment_id: 'a',
      pro_id: 'p',
      reason: 'ill',
      visit_was_confirmed: false,
      round: 1,
      hours_to_visit: null,
      ...changes,
    }),
  )
/** Each way in which an offer or a seat is given back. */
const turnedDown = (round: number, hours_to_visit: number | null): DomainEvent[] => {
  const seat = { job_id: 'j', assignment_id: 'a', pro_id: 'p', round, hours_to_visit }
  return [
    { type: 'offer_declined', ...seat, reason: 'far' },
    { type: 'offer_expired', ...seat },
    { type: 'assignment_rejected', ...seat, reason: 'far', visit_was_confirmed: false },
  ]
}

describe('what follows', () => {
  test('every event has an answer, and every message a template for its audience', () => {
    for (const type of domainEventTypes) {
      const event: DomainEvent = JSON.parse(
        JSON.stringify({
          ...ids,
          type,
          reason: 'r',
          by: 'customer',
          severity: 'CRITICAL',
          proposed_by: 'customer',
          round: 1,
          hours_to_visit: 5,
          had_provider: true,
          visit_was_confirmed: true,
        }),
      )
      for (const reaction of reactionsTo(event)) {
        if (reaction.task !== 'notify') continue
        expect(isTemplateKey(reaction.template)).toBe(true)
        expect(templates[reaction.template].audiences as readonly string[]).toContain(reaction.audience)
      }
    }
  })
  test('a rejection: the next best is asked; the customer hears only of a confirmed visit; after three rounds ops', () => {
    expect(rejected({})).toEqual(['offer_next'])
    expect(rejected({ visit_was_confirmed: true })).toEqual(['customer: visit_withdrawn', 'offer_next'])
    expect(rejected({ round: MAX_OFFER_ROUNDS })).toEqual(['dispatchers: nobody_accepts'])
    expect(rejected({ hours_to_visit: 24 })).toEqual(['offer_next', 'dispatchers: tech_missing'])
    expect(rejected({ hours_to_visit: 25 })).toEqual(['offer_next'])
  })
  test.each([
    [1, null, ['offer_next']],
    [1, 24.01, ['offer_next']],
    [1, 24, ['offer_next', 'dispatchers: tech_missing']],
    [2, 5, ['offer_next', 'dispatchers: tech_missing']],
    [2, -1, ['offer_next', 'dispatchers: tech_missing']],
    [MAX_OFFER_ROUNDS, null, ['dispatchers: nobody_accepts']],
    [MAX_OFFER_ROUNDS, 5, ['dispatchers: nobody_accepts']],
    [MAX_OFFER_ROUNDS + 1, 48, ['dispatchers: nobody_accepts']],
  ])('declined, expired or rejected in round %i, %j hours before: one rule', (round, hours, follows) => {
    for (const event of turnedDown(round, hours)) expect(said(reactionsTo(event))).toEqual(follows)
  })
  test('the alert says which of the two it is, and nothing false', () => {
    const facts = { job_number: 'H2S-1', service_name: 'TV mounting' }
    const text = (round: number, hours: number | null) =>
      turnedDown(round, hours)
        .flatMap((event) => reactionsTo(event))
        .flatMap((reaction) =>
          reaction.task === 'notify'
            ? [templates[reaction.template].render({ ...facts, rounds: reaction.rounds }).sms]
            : [],
        )
    expect([...new Set(text(1, 5))]).toEqual([
      'Job H2S-1 (TV mounting): the visit is near and a tech is missing. Please find one.',
    ])
    expect([...new Set(text(3, 5))]).toEqual(['3 techs did not take job H2S-1 (TV mounting). Please find another one.'])
  })
  test('completion: the customer is asked, the provider told', () => {
    expect(said(reactionsTo({ type: 'work_completed', job_id: 'j', assignment_id: 'a' }))).toEqual([
      'customer: please_verify',
      'provider: job_completed',
    ])
  })
  test('verification moves money, a dispute stops it', () => {
    expect(said(reactionsTo({ type: 'work_verified', job_id: 'j', by: 'customer' }))).toEqual([
      'capture_payment',
      'review_payouts',
    ])
    expect(said(reactionsTo({ type: 'work_disputed', job_id: 'j', reason: 'r' }))[0]).toBe('freeze_money')
  })
  test('only a critical flag interrupts', () => {
    const raised = (severity: 'HIGH' | 'CRITICAL') =>
      said(reactionsTo({ type: 'flag_raised', job_id: 'j', flag_id: 'f', flag: 'SCOPE_MISMATCH', severity }))
    expect([raised('HIGH'), raised('CRITICAL')]).toEqual([[], ['dispatchers: critical_flag']])
  })
  test('whoever cancels is not told by us', () => {
    const cancelled = (by: 'customer' | 'dispatcher') =>
      said(reactionsTo({ type: 'job_cancelled', job_id: 'j', by, reason: 'r', had_provider: by === 'customer' }))
    expect(cancelled('customer')).toEqual(['provider: job_cancelled', 'dispatchers: job_cancelled'])
    expect(cancelled('dispatcher')).toEqual(['customer: job_cancelled'])
  })
})

/** Everything that follows, written down by hand: nobody hears twice, and nobody hears of what is not theirs. */
const tell = (audience: string, template: string, more: object = {}) => ({
  task: 'notify',
  audience,
  template,
  ...more,
})
const answers: [DomainEvent, object[]][] = [
  [
    { type: 'job_created', job_id: 'j', origin: 'stripe' },
    [tell('customer', 'order_received'), tell('dispatchers', 'new_job')],
  ],
  [{ type: 'time_requested', job_id: 'j' }, []],
  [
    { type: 'job_offered', job_id: 'j', assignment_id: 'a', pro_id: 'p' },
    [tell('provider', 'job_assigned', { pro_id: 'p' })],
  ],
  [
    {
      type: 'offer_declined',
      job_id: 'j',
      assignment_id: 'a',
      pro_id: 'p',
      reason: 'far',
      round: 1,
      hours_to_visit: null,
    },
    [{ task: 'offer_next', excluding: 'p' }],
  ],
  [
    { type: 'offer_expired', job_id: 'j', assignment_id: 'a', pro_id: 'p', round: 1, hours_to_visit: 20 },
    [{ task: 'offer_next', excluding: 'p' }, tell('dispatchers', 'tech_missing')],
  ],
  [
    {
      type: 'assignment_rejected',
      job_id: 'j',
      assignment_id: 'a',
      pro_id: 'p',
      reason: 'ill',
      visit_was_confirmed: true,
      round: 3,
      hours_to_visit: null,
    },
    [tell('customer', 'visit_withdrawn'), tell('dispatchers', 'nobody_accepts', { reason: 'ill', rounds: 3 })],
  ],
  [
    { type: 'offers_exhausted', job_id: 'j', reason: 'nobody free' },
    [tell('dispatchers', 'nobody_left', { reason: 'nobody free' })],
  ],
  [
    { type: 'assignment_released', job_id: 'j', assignment_id: 'a', pro_id: 'p' },
    [tell('provider', 'job_withdrawn', { pro_id: 'p' })],
  ],
  [
    { type: 'window_proposed', job_id: 'j', proposal_id: 'w', proposed_by: 'customer' },
    [tell('provider', 'window_proposed'), tell('dispatchers', 'window_proposed')],
  ],
  [
    { type: 'window_proposed', job_id: 'j', proposal_id: 'w', proposed_by: 'provider' },
    [tell('customer', 'window_proposed')],
  ],
  [
    { type: 'visit_scheduled', job_id: 'j' },
    [tell('customer', 'visit_confirmed'), tell('provider', 'visit_confirmed')],
  ],
  [{ type: 'visit_rescheduled', job_id: 'j' }, [tell('customer', 'visit_moved'), tell('provider', 'visit_moved')]],
  [
    { type: 'work_completed', job_id: 'j', assignment_id: 'a' },
    [tell('customer', 'please_verify'), tell('provider', 'job_completed')],
  ],
  [
    { type: 'return_visit_needed', job_id: 'j', reason: 'part missing' },
    [tell('customer', 'return_visit'), tell('dispatchers', 'return_visit', { reason: 'part missing' })],
  ],
  [
    { type: 'work_disputed', job_id: 'j', reason: 'crooked' },
    [
      { task: 'freeze_money' },
      tell('dispatchers', 'work_disputed', { reason: 'crooked' }),
      tell('provider', 'work_disputed', { reason: 'crooked' }),
    ],
  ],
  [
    { type: 'job_cancelled', job_id: 'j', by: 'customer', reason: 'moved', had_provider: true },
    [tell('provider', 'job_cancelled'), tell('dispatchers', 'job_cancelled', { reason: 'moved' })],
  ],
  [
    { type: 'job_cancelled', job_id: 'j', by: 'dispatcher', reason: 'moved', had_provider: false },
    [tell('customer', 'job_cancelled')],
  ],
  [
    { type: 'payout_approved', job_id: 'j', payout_id: 'o', pro_id: 'p' },
    [tell('provider', 'payout_approved', { pro_id: 'p', payout_id: 'o' })],
  ],
  [{ type: 'hold_expiring', job_id: 'j', payment_id: 'm' }, [tell('dispatchers', 'hold_expiring')]],
  [{ type: 'job_link_created', job_id: 'j', link_id: 'l' }, []],
]

describe('to whom', () => {
  test.each(answers)('%j', (event, reactions) => {
    expect(reactionsTo(event)).toEqual(reactions)
  })
})
