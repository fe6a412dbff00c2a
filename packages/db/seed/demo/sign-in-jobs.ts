import { item, tvItem } from './bought.ts'
import type { Bought, BoughtItem } from './bought.ts'
import type { Life } from './life/life.ts'
import { approvePayouts, settleJob } from './life/money.ts'
import { acceptSeat, dispatchTo } from './life/seats.ts'
import { proposeWindow } from './life/visit.ts'
import { startWork, verifyWork } from './life/work.ts'
import { DAY, HOUR, MINUTE, lastQuarter } from './tell.ts'
import type { Teller } from './tell.ts'

const on = (...items: BoughtItem[]): Bought => ({ items, wall_type: 'DRYWALL', wire: 'BASIC_CONCEAL' })
const mine = (inches: number) => on(tvItem(inches, 'tilt', true))

/** What the demo provider and the demo customer find when they sign in: one of each kind that matters to them. */
export function signInJobs(teller: Teller): void {
  const { now, people } = teller
  const { demoPro, demoCustomer } = people
  const atlanta = (bought: Bought, daysAgo: number, own = false): Life =>
    teller.begin({
      bought,
      at: now - daysAgo * DAY,
      ...(own ? { customer: demoCustomer } : { area: 'atlanta' as const }),
    })

  // The provider's day: one under way since a while ago, one later today, one to come, two to answer, two behind him.
  const running = atlanta(on(tvItem(55, 'tilt', true), item('SB-1', 'Soundbar')), 5, true)
  const begun = lastQuarter(now - 40 * MINUTE)
  visit(teller, running, begun)
  startWork(running, begun + 4 * MINUTE)

  const today = atlanta(on(tvItem(65, 'tilt')), 6)
  visit(teller, today, lastQuarter(now + 3 * HOUR))

  const upcoming = atlanta(on(tvItem(50, 'fixed')), 3, true)
  visit(teller, upcoming, teller.visitAt('America/New_York', 4, '10:00'))

  const accepted = atlanta(mine(65), 2)
  acceptSeat(accepted, now - 20 * HOUR, dispatchTo(accepted, now - 26 * HOUR, teller.desk(accepted), demoPro))

  for (const [bought, hoursAgo] of [
    [on(tvItem(55, 'full_motion', true)), 2],
    [on(tvItem(43, 'fixed', true), item('DB-B', 'Battery doorbell')), 5],
  ] as const) {
    const offered = atlanta(bought, 1)
    proposeWindow(offered, offered.end + MINUTE, teller.visitAt('America/New_York', 6, '14:00'))
    dispatchTo(offered, now - hoursAgo * HOUR, teller.desk(offered), demoPro)
  }

  const finished = atlanta(on(tvItem(65, 'full_motion', true)), 9, true)
  const yesterday = teller.visitAt('America/New_York', -1, '12:00')
  visit(teller, finished, yesterday)
  teller.work(finished, yesterday)

  const paid = atlanta(mine(55), 14)
  visit(teller, paid, teller.visitAt('America/New_York', -8, '12:00'))
  teller.work(paid, teller.visitAt('America/New_York', -8, '12:00'))
  verifyWork(paid, paid.end + 5 * HOUR)
  approvePayouts(paid, paid.end + 20 * HOUR, people.approver)
  settleJob(paid, paid.end + 9 * HOUR)

  const verified = atlanta(on(tvItem(43, 'tilt', true)), 10)
  visit(teller, verified, teller.visitAt('America/New_York', -3, '08:00'))
  teller.work(verified, teller.visitAt('America/New_York', -3, '08:00'))
  verifyWork(verified, verified.end + 7 * HOUR)
}

/** Confirmed for the demo provider, and for a second person where two are needed, with all parts there. */
function visit(teller: Teller, life: Life, start: number, helper = teller.people.pros[1]): void {
  const { demoPro } = teller.people
  const needsTwo = life.metadata.pain_flags.some((flag) => flag.flag === 'TEAM_REQUIRED_UNCONFIRMED')
  const crew = needsTwo && helper ? [demoPro, helper] : [demoPro]
  const prepared = teller.prepare(life, life.end + 20 * MINUTE, life.end + 10 * HOUR)
  const booked = teller.book(life, crew, prepared + MINUTE, prepared + 8 * HOUR, start)
  teller.supply(life, booked + MINUTE, Math.min(start - HOUR, teller.now - 30 * MINUTE))
}
