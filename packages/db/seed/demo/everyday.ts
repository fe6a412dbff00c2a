import { buy } from './bought.ts'
import { cancelJob } from './life/cancel.ts'
import type { Life } from './life/life.ts'
import { approvePayouts, settleJob } from './life/money.ts'
import { acceptSeat, dispatchTo } from './life/seats.ts'
import { askForTime, proposeWindow } from './life/visit.ts'
import { verifyWork } from './life/work.ts'
import { DAY, HOUR, MINUTE } from './tell.ts'
import type { Teller } from './tell.ts'

const hours = ['08:00', '10:00', '12:00', '14:00', '16:00'] as const

/** How long before the visit people book, in days. */
const lead = { '0.3': 6, '1.5': 27, '4.5': 38, '10': 22, '17': 7 } as const

const reasons = [
  'Found somebody nearby',
  'Moving later than planned',
  'The TV was returned',
  'Landlord said no',
  'Travelling that week',
]

/** Ordinary jobs, with their visits from sixty days ago to three weeks ahead. */
export function everydayJobs(teller: Teller, count: number): void {
  for (let index = 0; index < count; index++) {
    const offset = Math.round(-60 + (81 * index) / Math.max(1, count - 1))
    if (offset < 0) pastJob(teller, offset)
    else futureJob(teller, Math.max(1, offset))
  }
}

function booked(teller: Teller, dayOffset: number): { life: Life; start: number } {
  const { random, now } = teller
  const customer = teller.customerIn()
  const ahead = Number(random.weighted(lead)) * DAY
  const at = Math.min(now - random.between(3, 40) * HOUR, now + dayOffset * DAY - ahead + random.between(-8, 8) * HOUR)
  const life = teller.begin({
    customer,
    at,
    bought: buy(random, new Set(['tv_large'])),
    origin: random.weighted({ stripe: 80, order: 12, manual: 8 }),
    plan: random.chance(0.82) ? 'prepaid' : 'authorize_then_capture',
    notes: random.chance(0.25)
      ? random.pick([
          'Please ring the side door.',
          'Dog in the yard, friendly.',
          'Parking behind the house.',
          'Call when on the way.',
        ])
      : null,
  })
  const start = teller.visitAt(life.job.time_zone, dayOffset, random.pick(hours))
  if (random.chance(0.55)) proposeWindow(life, at + MINUTE, start)
  return { life, start }
}

function pastJob(teller: Teller, dayOffset: number): void {
  const { random, now } = teller
  const { life, start } = booked(teller, dayOffset)
  if (start - life.end < 3 * HOUR || random.chance(0.09)) {
    const before = Math.min(now - HOUR, Math.max(life.end + MINUTE, start - 30 * HOUR))
    return cancelJob(life, before, random.chance(0.55) ? life.customerActor() : teller.desk(life), random.pick(reasons))
  }
  if (!teller.scheduled(life, start))
    return cancelJob(
      life,
      Math.max(life.end + MINUTE, start - HOUR),
      teller.desk(life),
      'No tech was free at that time',
    )
  const done = teller.work(life, start)
  if (done > now - 2 * HOUR) return
  const answered = done + random.between(1, 40) * HOUR
  if (answered > now - HOUR) return
  if (random.chance(0.15)) {
    if (done + 72 * HOUR > now - HOUR) return
    verifyWork(life, done + 72 * HOUR, true)
  } else verifyWork(life, answered)
  const approved = life.end + random.between(12, 96) * HOUR
  if (approved > now - HOUR) return
  approvePayouts(life, approved, teller.people.approver)
  const settled = approved + random.between(1, 48) * HOUR
  if (settled < now - MINUTE) settleJob(life, settled)
}

function futureJob(teller: Teller, dayOffset: number): void {
  const { random, now } = teller
  const { life, start } = booked(teller, dayOffset)
  const fate = random.weighted({ scheduled: 52, accepted: 12, offered: 6, waiting: 10, fresh: 15, cancelled: 5 })
  const desk = teller.desk(life)
  const later = (share: number) => life.end + Math.floor((now - 2 * MINUTE - life.end) * share)
  switch (fate) {
    case 'scheduled':
      teller.scheduled(life, start)
      return
    case 'accepted':
    case 'offered': {
      const [pro] = teller.crew(life, start)
      if (!pro) return
      const seat = dispatchTo(life, later(0.3), desk, pro)
      if (fate === 'accepted') acceptSeat(life, later(0.5), seat)
      return
    }
    case 'waiting':
      askForTime(life, later(0.4), desk)
      return
    case 'cancelled':
      cancelJob(life, later(0.5), life.customerActor(), random.pick(reasons))
      return
    case 'fresh':
  }
}
