/** Our words as people read them. The codes are the domain's; only the wording and the colour live here. */

export type Tone = 'gray' | 'yellow' | 'blue' | 'cyan' | 'indigo' | 'green' | 'teal' | 'orange' | 'red'

export type StatusShape =
  | 'dashed'
  | 'ring'
  | 'quarter'
  | 'third'
  | 'half'
  | 'most'
  | 'full'
  | 'check'
  | 'dollar'
  | 'cross'
  | 'back'
  | 'arrow'

export type StatusLook = { label: string; tone: Tone; shape: StatusShape }

const statusLooks: Record<string, StatusLook> = {
  pending: { label: 'Pending', tone: 'gray', shape: 'ring' },
  pending_scheduling: { label: 'Awaiting schedule', tone: 'yellow', shape: 'quarter' },
  accepted: { label: 'Accepted', tone: 'cyan', shape: 'third' },
  scheduled: { label: 'Scheduled', tone: 'blue', shape: 'half' },
  in_progress: { label: 'In progress', tone: 'indigo', shape: 'most' },
  completed: { label: 'Completed', tone: 'green', shape: 'full' },
  paid: { label: 'Paid', tone: 'green', shape: 'dollar' },
  cancelled: { label: 'Cancelled', tone: 'gray', shape: 'cross' },
  /* not job statuses, but shown in the same language */
  verified: { label: 'Verified', tone: 'teal', shape: 'check' },
  disputed: { label: 'Disputed', tone: 'orange', shape: 'back' },
  offered: { label: 'Offered', tone: 'yellow', shape: 'quarter' },
  en_route: { label: 'On the way', tone: 'cyan', shape: 'arrow' },
  working: { label: 'Working', tone: 'indigo', shape: 'most' },
  done: { label: 'Done', tone: 'green', shape: 'full' },
  declined: { label: 'Declined', tone: 'orange', shape: 'back' },
  expired: { label: 'Expired', tone: 'gray', shape: 'cross' },
  rejected: { label: 'Rejected', tone: 'orange', shape: 'back' },
  released: { label: 'Released', tone: 'gray', shape: 'back' },
  no_show: { label: 'No show', tone: 'red', shape: 'cross' },
  not_eligible: { label: 'Not eligible yet', tone: 'gray', shape: 'ring' },
  pending_review: { label: 'Pending review', tone: 'yellow', shape: 'quarter' },
  approved: { label: 'Approved', tone: 'blue', shape: 'check' },
  held: { label: 'Held', tone: 'orange', shape: 'cross' },
  reversed: { label: 'Reversed', tone: 'gray', shape: 'back' },
  captured: { label: 'Paid', tone: 'green', shape: 'dollar' },
  authorized: { label: 'Card held', tone: 'blue', shape: 'half' },
  method_saved: { label: 'Card saved', tone: 'gray', shape: 'ring' },
  none: { label: 'No payment', tone: 'gray', shape: 'ring' },
  refunded: { label: 'Refunded', tone: 'gray', shape: 'back' },
  partially_refunded: { label: 'Partly refunded', tone: 'yellow', shape: 'back' },
  authorization_expired: { label: 'Card hold expired', tone: 'orange', shape: 'cross' },
  failed: { label: 'Failed', tone: 'red', shape: 'cross' },
}

export function statusLook(status: string): StatusLook {
  return statusLooks[status] ?? { label: humanize(status), tone: 'gray', shape: 'ring' }
}

export type SeverityLook = { label: string; tone: Tone; rank: number }

const severityLooks: Record<string, SeverityLook> = {
  CRITICAL: { label: 'Critical', tone: 'red', rank: 0 },
  HIGH: { label: 'High', tone: 'orange', rank: 1 },
  MEDIUM: { label: 'Medium', tone: 'yellow', rank: 2 },
  LOW: { label: 'Low', tone: 'gray', rank: 3 },
}

export function severityLook(severity: string): SeverityLook {
  return severityLooks[severity] ?? { label: humanize(severity), tone: 'gray', rank: 4 }
}

const flagLabels: Record<string, string> = {
  WIRE_MANAGEMENT_UNKNOWN: 'Wire level unknown',
  WALL_TYPE_UNKNOWN: 'Wall type unknown',
  CUSTOMER_EXPECTATION_RISK: 'Customer expectations at risk',
  ORDERING_AMBIGUOUS: 'Equipment not planned',
  SCOPE_MISMATCH: 'Scope does not match',
  TEAM_REQUIRED_UNCONFIRMED: 'Crew not confirmed',
  ACCESS_DETAILS_MISSING: 'Access details missing',
  SCHEDULE_CONFLICT: 'Schedule conflict',
}

export function flagLabel(flag: string): string {
  return flagLabels[flag] ?? humanize(flag)
}

const laneLabels: Record<string, string> = { BYO: 'Customer supplies', COMPANY_SUPPLIED: 'We supply', HYBRID: 'Mixed' }

export function laneLabel(lane: string): string {
  return laneLabels[lane] ?? humanize(lane)
}

const stageLabels: Record<string, string> = {
  NOT_NEEDED: 'Not needed',
  PENDING_REVIEW: 'Needs a plan',
  READY_TO_ORDER: 'Ready to order',
  ORDERED: 'Ordered',
  SHIPPED: 'Shipped',
  DELIVERED: 'Delivered',
}

export function stageLabel(stage: string): string {
  return stageLabels[stage] ?? humanize(stage)
}

const otherLabels: Record<string, string> = {
  UNKNOWN: 'Not known yet',
  NONE: 'None',
  BASIC_CONCEAL: 'Basic conceal',
  FULL_INWALL: 'Full in-wall',
  CONCEAL_RACEWAY: 'Raceway',
  HOA: 'HOA rules',
  RENTER: 'Renter',
  NO_DRILLING: 'No drilling',
  FLAT: 'Apartment',
  GATED: 'Gated',
  PREMIUM_TV_KIT: 'Premium TV kit',
  STANDARD_TV_KIT: 'Standard TV kit',
  STANDARD_CAMERA_KIT: 'Standard camera kit',
  CUSTOM_KIT: 'Custom kit',
}

/** "FULL_INWALL" → "Full in-wall", "pro_id" → "Pro id": a code nobody worded yet is still readable. */
export function humanize(code: string): string {
  const known = otherLabels[code]
  if (known) return known
  const words = code.replaceAll(/[_.]+/g, ' ').trim().toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
