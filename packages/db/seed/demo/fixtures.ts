import { atWallTime, onVerification, wallClock } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import { item, tvItem } from './bought.ts'
import type { Bought, BoughtItem } from './bought.ts'
import { cancelJob } from './life/cancel.ts'
import { learnDetails, moveOrder, planOrder } from './life/equipment.ts'
import type { Life } from './life/life.ts'
import { acceptSeat, dispatchTo, rejectSeat } from './life/seats.ts'
import { moveVisit, proposeWindow } from './life/visit.ts'
import { completeWork, disputeWork, startWork, verifyWork } from './life/work.ts'
import { siteIn } from './places.ts'
import type { Area } from './places.ts'
import { DAY, HOUR, MINUTE, lastQuarter } from './tell.ts'
import type { Teller } from './tell.ts'

export type Fixture = { number: number; title: string; life: Life }
export type InboxEvent = {
  provider: 'stripe'
  event_id: string
  type: string
  payload: unknown
  at: number
  outcome: 'done' | 'noop' | 'ignored'
}

const known = { wall_type: 'DRYWALL', wire: 'BASIC_CONCEAL' } as const
const on = (...items: BoughtItem[]): Bought => ({ items, ...known })
const gate: Actor = { kind: 'system', part: 'intake' }

/** The situations that every build shows, each as the job state that it needs. Source: domain data 6.8. */
export function fixtures(teller: Teller): { fixtures: Fixture[]; events: InboxEvent[] } {
  const { now, random, people } = teller
  const list: Fixture[] = []
  const events: InboxEvent[] = []
  const show = (number: number, title: string, life: Life) => {
    list.push({ number, title, life })
  }
  const begin = (
    bought: Bought,
    daysAgo: number,
    more: Partial<Parameters<Teller['begin']>[0]> = {},
    area: Area = 'atlanta',
  ) => teller.begin({ bought, at: now - daysAgo * DAY, area, ...more })
  const morning = (life: Life, dayOffset: number, hour = '10:00') => teller.visitAt(life.job.time_zone, dayOffset, hour)
  const ready = (life: Life, start: number): Life => {
    // A fixture always finds its crew: at the first of several hours at which somebody is free.
    for (let shift = 0; shift < 10; shift++)
      if (teller.scheduled(life, lastQuarter(start) + shift * HOUR * 2)) return life
    throw new Error(`${life.job.job_number} finds no crew`)
  }
  const finished = (life: Life, dayOffset: number): Life => {
    ready(life, morning(life, dayOffset))
    teller.work(life, Date.parse(life.job.start_iso ?? ''))
    return life
  }

  show(
    1,
    '85" TV where no drilling is allowed',
    begin(on(tvItem(85, 'tilt')), 1, { metadata: { special_constraints: ['NO_DRILLING'] } }),
  )

  const two = begin(on(tvItem(98, 'fixed', true)), 3)
  const [lead, helper] = teller.crew(two, morning(two, 3))
  if (lead && helper) {
    acceptSeat(two, now - 30 * HOUR, dispatchTo(two, now - 36 * HOUR, teller.desk(two), lead))
    dispatchTo(two, now - 29 * HOUR, teller.desk(two), helper, 'helper')
  }
  show(2, '98" TV that needs two, one has accepted', two)

  show(
    3,
    'Own mount with holes too close for the TV',
    begin(
      on(
        item('TV-L', 'Mount TV 60-74"', {
          tv_size: 65,
          mount_type: 'tilt',
          mount_provider: 'customer',
          mount_max_vesa: '200x200',
        }),
      ),
      1,
    ),
  )
  show(4, 'Own full-motion mount: nothing to order', begin(on(tvItem(55, 'full_motion', true)), 2))
  show(
    5,
    'CCTV job: cameras, not a TV',
    begin(on(item('CAM-4', 'CCTV camera install', {})), 2, { service_name: 'CCTV camera install' }, 'phoenix'),
  )
  show(
    6,
    'Lock job: no wall, no wires to ask about',
    begin(
      { items: [item('LK-D', 'Smart lock, deadbolt')], wall_type: 'UNKNOWN', wire: 'UNKNOWN' },
      1,
      { metadata: { access: { building: 'house', adult_present: true } } },
      'nashville',
    ),
  )
  show(7, 'Two TVs, one with the customer’s own mount', begin(on(tvItem(65, 'tilt'), tvItem(43, 'fixed', true)), 2))

  const late = begin(on(tvItem(55, 'tilt')), 6)
  const lateStart = morning(late, 1)
  const [lateTech] = teller.crew(late, lateStart)
  if (lateTech) {
    teller.prepare(late, late.end + HOUR, late.end + 5 * HOUR)
    teller.book(late, [lateTech], late.end + HOUR, late.end + 10 * HOUR, lateStart)
    teller.supply(late, late.end + HOUR, now - HOUR, 'SHIPPED')
    const plan = late.metadata.order_plan
    if (plan)
      late.metadata = {
        ...late.metadata,
        order_plan: { ...plan, expected_at: new Date(lateStart + 2 * DAY).toISOString() },
      }
    late.note(now - 50 * MINUTE, teller.desk(late), {
      action: 'note',
      notes: 'Carrier: delivery two days after the visit',
    })
  }
  show(8, 'A part comes after the visit', late)

  const again = begin(on(tvItem(65, 'tilt')), 5)
  planOrder(again, again.end + HOUR, teller.desk(again))
  moveOrder(again, again.end + DAY, teller.desk(again), 'ORDERED')
  learnDetails(again, again.end + HOUR, teller.desk(again), { wire_management_required: 'FULL_INWALL' })
  planOrder(again, again.end + HOUR, teller.desk(again))
  show(9, 'Order plan made anew after ordering', again)

  const hold = finished(begin(on(tvItem(55, 'fixed', true)), 8, { plan: 'authorize_then_capture' }), -2)
  Object.assign(hold.payments[0] ?? {}, {
    state: 'authorized',
    authorized_until: new Date(now + 20 * HOUR).toISOString(),
  })
  show(10, 'Card hold lapses before the work is verified', hold)

  const short = begin(on(tvItem(55, 'tilt', true)), 6)
  ready(short, morning(short, -1, '14:00'))
  cancelJob(
    short,
    Date.parse(short.job.start_iso ?? '') - 2 * HOUR,
    short.customerActor(),
    'The wall is still wet paint',
  )
  show(11, 'Prepaid, cancelled less than three hours before', short)

  const absent = begin(on(tvItem(43, 'fixed', true)), 7, {}, 'phoenix')
  ready(absent, morning(absent, -2))
  const due = Date.parse(absent.job.start_iso ?? '')
  const desk = teller.desk(absent)
  absent.note(due + 6 * MINUTE, desk, { action: 'contact_attempt', notes: 'Called the customer: no answer' })
  absent.note(due + 15 * MINUTE, desk, { action: 'contact_attempt', notes: 'Texted the customer: no answer' })
  cancelJob(absent, due + 26 * MINUTE, desk, 'No-show: 26 minutes at the door, two attempts to reach the customer')
  show(12, 'Customer not there, with evidence', absent)

  const third = begin(on(tvItem(55, 'tilt', true)), 4)
  for (const [index, reason] of ['Van broke down', 'Overbooked that day'].entries()) {
    const tech = people.pros[index + 1]
    if (!tech) continue
    const seat = dispatchTo(third, third.end + 2 * HOUR, teller.desk(third), tech)
    acceptSeat(third, third.end + HOUR, seat)
    rejectSeat(third, third.end + 5 * HOUR, seat, reason)
  }
  const taker = people.pros[4]
  if (taker) acceptSeat(third, third.end + 3 * HOUR, dispatchTo(third, third.end + HOUR, teller.desk(third), taker))
  show(13, 'Two accepted and gave it back, the third stays', third)

  const rival = [0, 1].map(() => {
    const life = begin(on(tvItem(43, 'tilt', true)), 2, {}, 'phoenix')
    proposeWindow(life, life.end + MINUTE, morning(life, 5, '12:00'))
    const tech = people.pros[12]
    if (tech) acceptSeat(life, life.end + 5 * HOUR, dispatchTo(life, life.end + 3 * HOUR, teller.desk(life), tech))
    return life
  })
  if (rival[0]) show(14, 'Two proposals want the same stretch of one tech', rival[0])

  const moved = begin(on(tvItem(50, 'fixed', true)), 5)
  const wasDue = now - 10 * MINUTE
  ready(moved, wasDue + DAY)
  const reminderAt = Date.parse(moved.job.start_iso ?? '') - DAY
  moveVisit(
    moved,
    Math.max(moved.end, Math.min(now - MINUTE, reminderAt - 40_000)),
    teller.desk(moved),
    freeStart(teller, moved, morning(moved, 6)),
  )
  show(15, 'Visit moved 40 seconds before its reminder', moved)

  const quiet = begin(on(tvItem(55, 'fixed', true)), 5, {}, 'nashville')
  ready(quiet, now + 19 * HOUR)
  show(16, 'Reminder fell into a five-hour outage', quiet)

  const offline = begin(on(tvItem(43, 'fixed', true)), 4, {}, 'phoenix')
  ready(offline, now - 75 * MINUTE)
  if (Date.parse(offline.job.start_iso ?? '') <= now - 20 * MINUTE)
    startWork(offline, Date.parse(offline.job.start_iso ?? '') + 5 * MINUTE)
  show(17, 'Tech works offline while the board may cancel', offline)

  show(
    18,
    'Calendar event of the visit was deleted elsewhere',
    ready(begin(on(tvItem(55, 'fixed', true)), 4), now + 2 * DAY),
  )

  const change = clockChange(now)
  const sunday = Date.parse(atWallTime(wallClock(change, 'America/New_York').date, '09:00', 'America/New_York'))
  const dst = begin(on(tvItem(50, 'tilt', true)), 0, { at: Math.min(now - 2 * DAY, sunday - 6 * DAY) })
  ready(dst, sunday)
  if (Date.parse(dst.job.start_iso ?? '') < now - 8 * HOUR) {
    teller.work(dst, Date.parse(dst.job.start_iso ?? ''))
    if (dst.end < now - 4 * HOUR) verifyWork(dst, dst.end + 3 * HOUR)
  }
  show(19, 'Visit at nine on the Sunday that the clocks change', dst)

  const driver = people.pros[6]
  const legs = (['nashville', 'knoxville'] as const).map((area) =>
    begin(on(tvItem(55, 'fixed', true)), 4, { site: siteIn(area, random) }, area),
  )
  for (const [index, leg] of legs.entries()) {
    if (!driver) continue
    const start = morning(leg, 7, index === 0 ? '08:00' : '16:00')
    teller.book(leg, [driver], leg.end + HOUR, leg.end + 9 * HOUR, start)
  }
  if (legs[1]) show(20, 'One tech, one day, two time zones of Tennessee', legs[1])

  const twice = begin(on(tvItem(55, 'tilt')), 1)
  const session = twice.job.source_ref
  for (const [index, [type, outcome]] of (
    [
      ['payment_intent.succeeded', 'ignored'],
      ['checkout.session.completed', 'done'],
      ['checkout.session.async_payment_succeeded', 'noop'],
      ['checkout.session.completed', 'noop'],
    ] as const
  ).entries()) {
    events.push({
      provider: 'stripe',
      event_id: `evt_demo_${twice.job.job_number}_${index}`,
      type,
      outcome,
      at: now - DAY + index * MINUTE,
      payload: { type, data: { object: { id: session } } },
    })
  }
  show(21, 'Checkout events twice and out of order, one job', twice)

  const silent = begin(on(tvItem(43, 'fixed', true)), 3)
  ready(silent, morning(silent, 2))
  for (const message of silent.messages)
    if (message.recipient_kind === 'customer')
      Object.assign(message, { state: 'skipped', error: 'The recipient has opted out of texts' })
  show(22, 'Customer has opted out of texts', silent)

  const rework = finished(begin(on(tvItem(65, 'tilt', true)), 14), -8)
  disputeWork(rework, rework.end + 4 * HOUR, 'The TV hangs lower on the left')
  completeWork(rework, rework.end + 2 * DAY)
  verifyWork(rework, rework.end + 5 * HOUR)
  show(23, 'Disputed, done over, then verified', rework)

  const dear = begin(on(item('CAM-4', 'Four PoE cameras with recorder', {}, 3)), 12, {}, 'phoenix')
  const dearStart = morning(dear, -5, '08:00')
  const [chief, second] = [people.pros[10], people.pros[12]]
  if (chief && second) {
    const prepared = teller.prepare(dear, dear.end + HOUR, dear.end + 5 * HOUR)
    teller.book(dear, [chief, second], prepared + HOUR, prepared + 9 * HOUR, dearStart)
    teller.supply(dear, dear.end + HOUR, dearStart - HOUR)
    teller.work(dear, dearStart)
    verifyWork(dear, dear.end + 6 * HOUR)
    for (const payout of dear.payouts) {
      const { status, ...why } = onVerification(payout.amount_cents)
      Object.assign(payout, { status, evidence: { ...payout.evidence, ...why } })
    }
    for (const seat of dear.live) if (seat.role === 'lead') seat.payout_status = 'held'
    dear.note(
      dear.end + HOUR,
      { kind: 'system', part: 'settlement' },
      {
        action: 'payout_held',
        field: 'payouts',
        old_value: 'pending_review',
        new_value: 'held',
        notes: 'Above $1,000',
      },
    )
  }
  show(24, 'Payout above $1,000 is held', dear)

  const keyless = finished(begin(on(tvItem(55, 'tilt', true)), 9, { plan: 'authorize_then_capture' }), -4)
  Object.assign(keyless.payments[0] ?? {}, {
    state: 'authorized',
    authorized_until: new Date(now + 3 * DAY).toISOString(),
  })
  verifyWork(keyless, keyless.end + 3 * HOUR, false, false)
  keyless.note(keyless.end + MINUTE, gate, {
    action: 'capture_waits',
    notes: 'No Stripe key: the capture waits for a person',
  })
  show(25, 'Verified, but no Stripe key to capture with', keyless)

  show(
    26,
    'A name that is markup',
    begin(on(tvItem(55, 'tilt')), 1, {
      name: '<img src=x onerror=alert(1)>',
      notes: '<script>alert(1)</script> & "quotes"',
    }),
  )

  const legacy = begin(on(tvItem(55, 'tilt', true)), 40, { origin: 'legacy' })
  const keeper = people.pros[3]
  if (keeper) acceptSeat(legacy, legacy.end + HOUR, dispatchTo(legacy, legacy.end + HOUR, gate, keeper))
  legacy.note(legacy.end + MINUTE, gate, {
    action: 'imported',
    field: 'status',
    old_value: 'assigned',
    new_value: 'accepted',
    notes: 'Old status "assigned", no metadata',
  })
  show(27, 'Imported without metadata, status "assigned"', legacy)

  show(
    28,
    'Renter wants wires in the wall, no letter of the landlord',
    begin({ items: [tvItem(65, 'tilt')], wall_type: 'DRYWALL', wire: 'FULL_INWALL' }, 1, {
      metadata: { special_constraints: ['RENTER'] },
    }),
  )
  return { fixtures: list, events }
}

function freeStart(teller: Teller, life: Life, from: number): number {
  const seat = life.lead
  if (!seat) return from
  for (let start = from; ; start += HOUR) {
    if (!teller.calendar.isFree(seat.pro_id, start, life.minutes)) continue
    teller.calendar.take(seat.pro_id, start, life.minutes)
    return start
  }
}

/** The last change of the clocks in New York that the demo's days hold, else the Sunday two weeks ago. */
function clockChange(now: number): number {
  const offset = (at: number) => wallClock(at, 'America/New_York').offset_minutes
  for (let day = 20; day > -54; day--) {
    const noon = now + day * DAY
    if (offset(noon) !== offset(noon - DAY)) return noon
  }
  for (let day = -14; ; day--) if (wallClock(now + day * DAY, 'America/New_York').weekday === 7) return now + day * DAY
}
