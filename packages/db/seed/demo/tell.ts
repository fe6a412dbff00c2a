import { atWallTime, crewNeeded, wallClock } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import type { Calendar } from './calendar.ts'
import { beginLife } from './life/begin.ts'
import type { Start } from './life/begin.ts'
import { learnDetails, moveOrder, planOrder } from './life/equipment.ts'
import type { Life } from './life/life.ts'
import { acceptSeat, dispatchTo } from './life/seats.ts'
import { confirmVisit } from './life/visit.ts'
import { completeWork, startWork } from './life/work.ts'
import type { Customer, People, Pro } from './people.ts'
import { branchOf, siteIn } from './places.ts'
import type { Area } from './places.ts'
import type { Random } from './random.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Visits start on the quarter of an hour. */
export const lastQuarter = (at: number) => Math.floor(at / (15 * MINUTE)) * 15 * MINUTE

/** Tells the lives of the demo world: hands out customers, providers and free time, and goes through the usual steps. */
export class Teller {
  readonly lives: Life[] = []
  readonly random: Random
  readonly people: People
  readonly calendar: Calendar
  readonly now: number
  #number = 10_000

  constructor(random: Random, people: People, calendar: Calendar, now: number) {
    this.random = random
    this.people = people
    this.calendar = calendar
    this.now = now
  }

  begin(
    given: Omit<Start, 'number' | 'customer' | 'site'> & Partial<Pick<Start, 'customer' | 'site'>> & { area?: Area },
  ): Life {
    const customer = given.customer ?? this.customerIn(given.area)
    const life = beginLife(this.random, {
      ...given,
      customer,
      site: given.site ?? siteIn(customer.area, this.random),
      number: ++this.#number,
    })
    this.lives.push(life)
    return life
  }

  customerIn(area?: Area): Customer {
    const others = this.people.customers.filter((customer) => customer !== this.people.demoCustomer)
    return this.random.pick(area ? others.filter((customer) => customer.area === area) : others)
  }

  desk(life: Life): Actor {
    return this.people.dispatcher(branchOf(life.customer.area))
  }

  /** The arrival window at `hour` on the wall of the site, so many days from today. */
  visitAt(zone: string, dayOffset: number, hour: string): number {
    const { date } = wallClock(this.now + dayOffset * DAY, zone)
    return Date.parse(atWallTime(date, hour, zone))
  }

  /** Providers who can do it and are free then, as many as the work takes; empty when there are not enough. */
  crew(life: Life, start: number, not: readonly Pro[] = []): Pro[] {
    const { area } = life.customer
    const seats = crewNeeded(life.metadata.items_json, life.metadata)
    const free = this.people.pros
      .filter(
        (pro) =>
          pro.areas.includes(area) && !not.includes(pro) && this.calendar.isFree(pro.pro_id, start, life.minutes),
      )
      .toSorted((a, b) => a.areas.indexOf(area) - b.areas.indexOf(area))
    const able = free.filter((pro) => seats === 1 || pro.skills.includes('tv_large') || pro.skills.includes('tv_mount'))
    const lead = able.length === 0 ? undefined : this.random.pick(able.slice(0, 4))
    if (!lead) return []
    const helper = able.find((pro) => pro !== lead)
    if (seats === 1) return [lead]
    return helper ? [lead, helper] : []
  }

  /**
   * Asks what was unknown at booking and plans what has to be bought. Mostly the answer adds nothing to what was sold; now
   * and then there are wires to hide that nobody had spoken of, and the price grows.
   */
  prepare(life: Life, from: number, until: number): number {
    const desk = this.desk(life)
    let at = from
    const { wall_type, wire_management_required } = life.metadata
    if (wall_type === 'UNKNOWN' || wire_management_required === 'UNKNOWN') {
      at = Math.min(at + this.random.between(20, 300) * MINUTE, until)
      learnDetails(life, at, desk, {
        ...(wall_type === 'UNKNOWN' ? { wall_type: 'DRYWALL' as const } : {}),
        ...(wire_management_required === 'UNKNOWN'
          ? { wire_management_required: this.random.chance(0.45) ? ('CONCEAL_RACEWAY' as const) : ('NONE' as const) }
          : {}),
      })
    }
    if (life.metadata.order_required && !life.metadata.order_plan) {
      at = Math.min(at + this.random.between(5, 60) * MINUTE, until)
      planOrder(life, at, desk)
    }
    return at
  }

  /** Orders, ships and delivers what was planned, spread between two instants. */
  supply(life: Life, from: number, until: number, upTo: 'ORDERED' | 'SHIPPED' | 'DELIVERED' = 'DELIVERED'): number {
    const stages = (['ORDERED', 'SHIPPED', 'DELIVERED'] as const).slice(
      0,
      ['ORDERED', 'SHIPPED', 'DELIVERED'].indexOf(upTo) + 1,
    )
    if (!life.metadata.order_plan || life.metadata.order_plan.components.length === 0) return from
    const desk = this.desk(life)
    let at = from
    for (const [step, stage] of stages.entries()) {
      at = Math.floor(from + ((until - from) * (step + 1)) / (stages.length + 1))
      if (rank(life.metadata.order_stage) < rank(stage)) moveOrder(life, at, desk, stage)
    }
    return at
  }

  /** Offers the job to a crew; they accept, and the visit is confirmed. */
  book(life: Life, crew: readonly Pro[], from: number, until: number, start: number): number {
    const desk = this.desk(life)
    const third = Math.max(MINUTE, Math.floor((until - from) / 4))
    const seats = crew.map((pro, index) => dispatchTo(life, from, desk, pro, index === 0 ? 'lead' : 'helper'))
    let at = from
    for (const seat of seats) {
      at += Math.min(third, this.random.between(4, 90) * MINUTE)
      acceptSeat(life, at, seat)
    }
    at += Math.min(third, this.random.between(2, 45) * MINUTE)
    confirmVisit(life, at, desk, start)
    for (const pro of crew) this.calendar.take(pro.pro_id, start, life.minutes)
    return at
  }

  /** The work itself, with the overrun that visits have. Returns when it was done. */
  work(life: Life, start: number): number {
    startWork(life, start + this.random.between(-4, 9) * MINUTE)
    const done = life.end + Math.round(life.minutes * (0.85 + this.random.next() * 0.5)) * MINUTE
    completeWork(life, done)
    return done
  }

  /** From booking to a confirmed visit, with everything delivered. False when nobody is free then. */
  scheduled(life: Life, start: number): boolean {
    const made = life.end
    const crew = this.crew(life, start)
    if (crew.length === 0) return false
    const latest = Math.min(this.now - 2 * MINUTE, start - 30 * MINUTE)
    const room = latest - made
    const prepared = this.prepare(life, made + Math.min(10 * MINUTE, room / 10), made + Math.floor(room * 0.3))
    const booked = this.book(life, crew, prepared + MINUTE, made + Math.floor(room * 0.6), start)
    this.supply(life, Math.max(booked, life.end) + MINUTE, latest)
    return true
  }
}

const rank = (stage: string) =>
  ['NOT_NEEDED', 'PENDING_REVIEW', 'READY_TO_ORDER', 'ORDERED', 'SHIPPED', 'DELIVERED'].indexOf(stage)
