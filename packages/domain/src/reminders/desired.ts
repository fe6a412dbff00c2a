import type { TemplateKey } from '../notifications/templates.ts'
import { HOUR, MINUTE, readEpoch, toEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant, TimeLike } from '../schedule/instant.ts'
import { afterQuietHours, elapsedBefore, wallClockBefore } from '../schedule/leads.ts'
import { isZone } from '../schedule/wall-clock.ts'
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
  time_zone: string
  start_iso?: string | null | undefined
  end_iso?: string | null | undefined
  quoted_at?: string | null | undefined
  completed_at?: string | null | undefined
  verified_at?: string | null | undefined
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
  skip?: string
}

function dueAt(start: number, lead: Lead, zone: string): Instant {
  return lead.kind === 'elapsed'
    ? elapsedBefore(start, lead.minutes)
    : wallClockBefore(start, lead.days_before, lead.time, zone)
}

const leadName = (lead: Lead) => (lead.kind === 'elapsed' ? `${lead.minutes}m` : `${lead.days_before}d@${lead.time}`)

/**
 * The reminders that should exist for a visit as it is now, due ones included. Nothing has to be cancelled: what a moved
 * or cancelled visit no longer asks for is simply not in the answer. Quiet hours of the site push a due time to the morning.
 */
export function desiredReminders(visit: VisitFacts, policy: ReminderPolicy = defaultReminderPolicy): DesiredReminder[] {
  if (!isZone(visit.time_zone)) return []
  switch (visit.state) {
    case 'scheduled':
      return visitReminders(visit, policy)
    case 'working':
      return nudges(visit, 'completion_nudge', 'provider', visit.end_iso, [policy.completion_nudge_minutes / 60])
    case 'completed':
      return visit.verified_at == null
        ? nudges(visit, 'verification_nudge', 'customer', visit.completed_at, policy.verification_nudge_hours)
        : []
    case 'quoted':
      return nudges(visit, 'quote_follow_up', 'customer', visit.quoted_at, policy.quote_follow_up_hours)
    case 'other':
      return []
  }
}

function visitReminders(visit: VisitFacts, policy: ReminderPolicy): DesiredReminder[] {
  const start = readEpoch(visit.start_iso)
  if (start === null) return []
  const booked = readEpoch(visit.booked_at)
  const useful_until = toInstant(start - policy.useful_minutes * MINUTE)
  return policy.visit_leads.flatMap((lead) =>
    (['customer', 'provider'] as const).map((recipient): DesiredReminder => {
      const asked = dueAt(start, lead, visit.time_zone)
      // Booked inside the lead: it is due at once.
      const due = booked === null ? asked : toInstant(Math.max(booked, toEpoch(asked)))
      const due_at = afterQuietHours(due, visit.time_zone)
      const late = toEpoch(due_at) > toEpoch(useful_until)
      return {
        key: `${visit.assignment_id}:${visit.version}:visit_${recipient}:${leadName(lead)}`,
        kind: recipient === 'customer' ? 'visit_customer' : 'visit_provider',
        recipient,
        template: 'visit_reminder',
        due_at,
        useful_until,
        ...(late ? { skip: 'too close to the visit' } : {}),
      }
    }),
  )
}

/** Hours after a nudge was due in which it still makes sense. */
const NUDGE_USEFUL_HOURS = 24

function nudges(
  visit: VisitFacts,
  kind: 'completion_nudge' | 'verification_nudge' | 'quote_follow_up',
  recipient: 'customer' | 'provider',
  since: string | null | undefined,
  hours: readonly number[],
): DesiredReminder[] {
  const from = readEpoch(since)
  if (from === null) return []
  return hours.map((after) => {
    const due_at = afterQuietHours(from + after * HOUR, visit.time_zone)
    return {
      key: `${visit.assignment_id}:${visit.version}:${kind}:${after}h`,
      kind,
      recipient,
      template: kind,
      due_at,
      useful_until: toInstant(toEpoch(due_at) + NUDGE_USEFUL_HOURS * HOUR),
    }
  })
}

/** What to do with a reminder now: wait, send, or skip it with a reason. After an outage what is still useful is sent once. */
export function reminderVerdict(
  reminder: DesiredReminder,
  now: TimeLike,
): { verdict: 'wait' | 'send' | 'skip'; reason?: string } {
  if (reminder.skip !== undefined) return { verdict: 'skip', reason: reminder.skip }
  const at = toEpoch(now)
  if (at < toEpoch(reminder.due_at)) return { verdict: 'wait' }
  return at > toEpoch(reminder.useful_until) ? { verdict: 'skip', reason: 'no longer useful' } : { verdict: 'send' }
}
