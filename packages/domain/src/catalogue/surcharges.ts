import { shareCents } from '../money/money.ts'
import { readEpoch } from '../schedule/instant.ts'
import { isZone, wallClock } from '../schedule/wall-clock.ts'

/** What time and place of a visit add to its price. Source: domain-data.md 6.2, *Adders*. */
export const surchargeRules = {
  same_day_cents: 4900,
  /** Of the labour, in basis points. */
  sunday_share_bp: 1500,
  travel: { free_miles: 35, cents_per_mile: 100 },
} as const

/** A visit, as far as its price depends on when and where it is. */
export type SurchargedVisit = {
  booked_at?: string | Date | null | undefined
  start_iso?: string | Date | null | undefined
  /** IANA id of the site's zone: without it nobody knows which day it is there. */
  time_zone?: string | null | undefined
  travel_miles?: number | null | undefined
}

/** A premium is shared with the provider; travel is theirs. */
export type Surcharge = { code: 'SAME_DAY' | 'SUNDAY' | 'TRAVEL'; label: string; amount_cents: number }

/**
 * What a visit costs on top of the labour (cents): the same day, a Sunday, a way of over 35 miles. Days are those of the
 * site's calendar. What is not known adds nothing.
 *
 * @example
 * surchargesOf(20000, { start_iso: '2026-11-22T15:00:00Z', time_zone: 'America/New_York' })[0]?.amount_cents // => 3000
 */
export function surchargesOf(labour_cents: number, visit: SurchargedVisit): Surcharge[] {
  const found: Surcharge[] = []
  const add = (code: Surcharge['code'], label: string, amount_cents: number) => {
    if (amount_cents > 0) found.push({ code, label, amount_cents })
  }
  const { same_day_cents, sunday_share_bp, travel } = surchargeRules
  const [booked, start] = [readEpoch(visit.booked_at), readEpoch(visit.start_iso)]
  if (start !== null && visit.time_zone != null && isZone(visit.time_zone)) {
    const { date, weekday } = wallClock(start, visit.time_zone)
    if (booked !== null && wallClock(booked, visit.time_zone).date === date) add('SAME_DAY', 'Same day', same_day_cents)
    if (weekday === 7) add('SUNDAY', 'Sunday', shareCents(labour_cents, sunday_share_bp))
  }
  const far = Math.min(visit.travel_miles ?? 0, MOST_MILES) - travel.free_miles
  if (far > 0) add('TRAVEL', `Travel over ${travel.free_miles} miles`, Math.round(far * travel.cents_per_mile))
  return found
}

/** Nobody drives further to mount a TV: a larger number is a mistake and must not become an amount without bound. */
const MOST_MILES = 500
