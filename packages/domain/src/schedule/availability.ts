import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { MINUTE, readEpoch } from './instant.ts'
import { wallClock } from './wall-clock.ts'
import { overlaps } from './windows.ts'
import type { TimeSpan } from './windows.ts'

/** A provider's time, as far as availability looks at it. */
export type ProviderDay = {
  pro_id: string
  time_zone: string
  /** Wall-clock working hours per weekday, 1 = Monday; a missing day is a day off. */
  hours: Readonly<Partial<Record<number, { from: string; to: string }>>>
  busy: readonly (TimeSpan & { kind: 'hold' | 'visit' | 'time_off' })[]
  /** What rules them out whatever the time is: a missing skill, a rejection. */
  blockers?: readonly Blocker[]
  travel_minutes?: number
}

/** One provider and one slot: free, or why not, all reasons at once. */
export type SlotVerdict = { pro_id: string; slot: TimeSpan; blockers: Blocker[] }

/** The slot with the way there and back. */
function withTravel(slot: TimeSpan, minutes: number): TimeSpan {
  const shift = (iso: string, by: number) => new Date((readEpoch(iso) ?? 0) + by * MINUTE).toISOString()
  return { start_iso: shift(slot.start_iso, -minutes), end_iso: shift(slot.end_iso, minutes) }
}

function verdict(pro: ProviderDay, slot: TimeSpan): SlotVerdict {
  const blockers: Blocker[] = [...(pro.blockers ?? [])]
  const from = wallClock(slot.start_iso, pro.time_zone)
  const to = wallClock(slot.end_iso, pro.time_zone)
  const shift = pro.hours[from.weekday]
  if (shift === undefined) {
    blockers.push(
      block('HOURS', { weekday: from.weekday }, { message: 'A day off', fix: 'Choose another day, or ask the tech.' }),
    )
  } else if (from.time < shift.from || to.time > shift.to || from.date !== to.date) {
    blockers.push(
      block(
        'HOURS',
        { hours: shift },
        { message: `Works ${shift.from}-${shift.to}`, fix: 'Choose a time within the shift.' },
      ),
    )
  }
  const touching = pro.busy.filter((span) => overlaps(span, slot))
  for (const span of touching) {
    const message = span.kind === 'time_off' ? 'Is away' : span.kind === 'hold' ? 'Has a hold' : 'Has a visit'
    blockers.push(block('AVAILABLE', { ...span }, { message: `${message} at that time` }))
  }
  const travel = pro.travel_minutes ?? 0
  const near = pro.busy.filter(
    (span) => !touching.includes(span) && span.kind !== 'time_off' && overlaps(span, withTravel(slot, travel)),
  )
  for (const span of near) {
    blockers.push(
      block(
        'TRAVEL',
        { ...span, travel_minutes: travel },
        { message: `Needs ${travel} min for the way between two visits` },
      ),
    )
  }
  return { pro_id: pro.pro_id, slot, blockers }
}

/**
 * Who could come when: for every provider and slot what rules it out, with the fix; free where nothing does.
 * The database has the last word: its constraint lets nobody be booked twice.
 */
export function availability(pros: readonly ProviderDay[], slots: readonly TimeSpan[]): SlotVerdict[] {
  return slots.flatMap((slot) => pros.map((pro) => verdict(pro, slot)))
}

/** The slots that at least one provider is free in. */
export function freeSlots(verdicts: readonly SlotVerdict[]): { slot: TimeSpan; pro_ids: string[] }[] {
  const slots = new Map<string, { slot: TimeSpan; pro_ids: string[] }>()
  for (const { slot, pro_id, blockers } of verdicts) {
    if (blockers.length > 0) continue
    const entry = slots.get(slot.start_iso) ?? { slot, pro_ids: [] }
    entry.pro_ids.push(pro_id)
    slots.set(slot.start_iso, entry)
  }
  return [...slots.values()]
}
