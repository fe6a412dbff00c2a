import { invalid } from '../errors/domain-error.ts'
import type { TemplateKey } from '../notifications/templates.ts'
import { HOUR, MINUTE, readEpoch, toEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant, TimeLike } from '../schedule/instant.ts'
import { afterQuietHours, elapsedBefore, wallClockBefore } from '../schedule/leads.ts'
import { zoned } from '../schedule/wall-clock.ts'
import type { ReminderKind } from './machine.ts'

/** When a reminder is due: so long before as time elapses, or at a wall-clock time of the site some days before. */
export type Lead = { kind: 'elapsed'; minutes: number } | { kind: 'wall_clock'; days_before: number; time: string }

/** The rules of reminding. The names of the environment variables set `visit_leads` and the rest. */
export type ReminderPolicy = {
  visit_leads: readonly Lead[]
  /** A visit reminder of less notice than this is skipped: it would come too late to help. */
  useful_minutes: number
  completion_nudge_minutes: number
  verification_nudge_hours: readonly number[]
  quote_follow_up_hours: readonly number[]
}

export const defaultReminderPolicy: ReminderPolicy = {
  visit_leads: [
    { kind: 'elapsed', minutes: 1440 },
    { kind: 'elapsed', minutes: 120 },
  ],
  useful_minutes: 30,
  completion_nudge_minutes: 60,
  verification_nudge_hours: [24, 48],
  quote_follow_up_hours: [24, 72],
}

/** A visit, as far as reminders follow from it. */
export type VisitFacts = {
  assignment_id: string
  version: number
  state: 'quoted' | 'scheduled' | 'working' | 'completed' | 'other'
  time_zone?: string | null | undefined
  start_iso?: string | null | undefined
  end_iso?: string | null | undefined
  quoted_at?: string | null | undefined
  completed_at?: string | null | undefined
  verified_at?: string | null | undefined
  /** When this time was agreed on: what is said of the visit before that was said by the confirmation. */
  booked_at?: string | null | undefined
}

/** A reminder that should exist. `key` is the one message per visit, version, kind, recipient and lead. */
export type DesiredReminder = {
  key: string
  kind: ReminderKind
  recipient: 'customer' | 'provider'
  template: TemplateKey
  due_at: Instant
  /** After this it would help nobody: skip it with its reason. */
  useful_until: Instant
  /** The key of the next one of this kind to the same person, for which this one makes way. */
  followed_by?: string
  skip?: string
}

function dueAt(start: number, lead: Lead, zone: string): Instant {
  return lead.kind === 'elapsed'
    ? elapsedBefore(start, lead.minutes)
    : wallClockBefore(start, lead.days_before, lead.time, zone)
}

const leadName = (lead: Lead) => (lead.kind === 'elapsed' ? `${lead.minutes}m` : `${lead.days_before}d@${lead.time}`)

/**
 * The reminders that should exist for a visit as it is now, in the order of their time, due ones included. Nothing has to
 * be cancelled: what a moved or cancelled visit no longer asks for is simply not in the answer. Quiet hours of the site
 * push a due time to the morning.
 *
 * Of one kind a person gets one at a time (domain.md: at most one message per assignment, version, kind, recipient and
 * channel; after an outage what is still useful is sent once). So each makes way for the next one an hour before that is
 * due, and of two that booking or quiet hours push together the one nearest to the visit is sent. A lead that had
 * passed when the visit was booked is skipped where a later one is still to come: the confirmation has just said it.
 *
 * Without a zone nobody is reminded: it could be night there. Throws INVALID on a zone that does not exist and on a time
 * that is none, since an empty answer would mean that nobody ever hears; the database holds neither.
 */
export function desiredReminders(visit: VisitFacts, policy: ReminderPolicy = defaultReminderPolicy): DesiredReminder[] {
  const { time_zone: zone } = visit
  if (zone == null) return []
  zoned(0, zone)
  switch (visit.state) {
    case 'scheduled':
      return visitReminders(visit, zone, policy)
    case 'working':
      return nudges(visit, zone, 'completion_nudge', 'end_iso', [policy.completion_nudge_minutes / 60])
    case 'completed':
      return visit.verified_at == null
        ? nudges(visit, zone, 'verification_nudge', 'completed_at', policy.verification_nudge_hours)
        : []
    case 'quoted':
      return nudges(visit, zone, 'quote_follow_up', 'quoted_at', policy.quote_follow_up_hours)
    case 'other':
      return []
  }
}

/** Milliseconds of a time that something is reckoned from; null where there is none yet. */
function timeOf(visit: VisitFacts, path: 'start_iso' | 'end_iso' | 'quoted_at' | 'completed_at'): number | null {
  const given = visit[path]
  const epoch = readEpoch(given)
  if (epoch === null && given != null)
    throw invalid('A time is needed in ISO 8601 with offset', [{ path, message: `not a time: ${given}` }])
  return epoch
}

/** Two of one kind to one person are so far apart at least: sooner the later one would tell nothing new. */
const APART = HOUR

/** When one is due and how long it helps; `name` is the last part of its key, `next` that of the one it makes way for. */
type Turn = { name: string; due: number; until: number; next?: string; skip?: string }

/** One after the other: `asked` is when each would be due by itself, by name. The one nearest to the visit goes first. */
function inTurn(
  asked: ReadonlyMap<string, number>,
  zone: string,
  helpsUntil: (due: number) => number,
  booked = -Infinity,
): Turn[] {
  const turns: Turn[] = []
  let next: Turn | undefined
  for (const [name, at] of [...asked].toSorted((a, b) => b[1] - a[1])) {
    // Booked inside the lead: it is due at once.
    const due = toEpoch(afterQuietHours(Math.max(booked, at), zone))
    const turn: Turn = { name, due, until: helpsUntil(due) }
    turns.unshift(turn)
    if (due > turn.until) turn.skip = 'too close to the visit'
    if (next !== undefined) {
      turn.next = next.name
      turn.until = Math.min(turn.until, next.due - APART)
      if (at < booked) turn.skip = 'passed before the visit was booked'
      else if (due > turn.until) turn.skip = 'the next one follows within the hour'
    }
    if (turn.skip === undefined) next = turn
  }
  return turns
}

const asDesired = (
  visit: VisitFacts,
  { name, due, until, next, skip }: Turn,
  told: Pick<DesiredReminder, 'kind' | 'recipient' | 'template'>,
): DesiredReminder => {
  const keyOf = (last: string) => `${visit.assignment_id}:${visit.version}:${told.kind}:${last}`
  return {
    key: keyOf(name),
    ...told,
    due_at: toInstant(due),
    useful_until: toInstant(until),
    ...(next === undefined ? {} : { followed_by: keyOf(next) }),
    ...(skip === undefined ? {} : { skip }),
  }
}

function visitReminders(visit: VisitFacts, zone: string, policy: ReminderPolicy): DesiredReminder[] {
  const start = timeOf(visit, 'start_iso')
  if (start === null) return []
  const asked = new Map(policy.visit_leads.map((lead) => [leadName(lead), toEpoch(dueAt(start, lead, zone))]))
  const usefulUntil = start - policy.useful_minutes * MINUTE
  const turns = inTurn(asked, zone, () => usefulUntil, readEpoch(visit.booked_at) ?? undefined)
  return turns.flatMap((turn) =>
    (['customer', 'provider'] as const).map((recipient) =>
      asDesired(visit, turn, { kind: `visit_${recipient}`, recipient, template: 'visit_reminder' }),
    ),
  )
}

/** Hours after a nudge was due in which it still makes sense. */
const NUDGE_USEFUL_HOURS = 24

function nudges(
  visit: VisitFacts,
  zone: string,
  kind: 'completion_nudge' | 'verification_nudge' | 'quote_follow_up',
  since: 'end_iso' | 'completed_at' | 'quoted_at',
  hours: readonly number[],
): DesiredReminder[] {
  const from = timeOf(visit, since)
  if (from === null) return []
  const asked = new Map(hours.map((after) => [`${after}h`, from + after * HOUR]))
  const recipient = kind === 'completion_nudge' ? 'provider' : 'customer'
  return inTurn(asked, zone, (due) => due + NUDGE_USEFUL_HOURS * HOUR).map((turn) =>
    asDesired(visit, turn, { kind, recipient, template: kind }),
  )
}

/** What to do with a reminder now: wait, send, or skip it with a reason. After an outage what is still useful is sent once. */
export function reminderVerdict(
  reminder: DesiredReminder,
  now: TimeLike,
): { verdict: 'wait' | 'send' | 'skip'; reason?: string } {
  if (reminder.skip !== undefined) return { verdict: 'skip', reason: reminder.skip }
  const at = toEpoch(now, 'now')
  if (at < toEpoch(reminder.due_at, 'due_at')) return { verdict: 'wait' }
  if (at <= toEpoch(reminder.useful_until, 'useful_until')) return { verdict: 'send' }
  return { verdict: 'skip', reason: reminder.followed_by === undefined ? 'no longer useful' : 'the next one says it' }
}
