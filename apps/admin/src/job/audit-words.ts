import { formatMoney } from '@h2s/ui/money'
import { formatDay, formatTime, formatWindow } from '@h2s/ui/time'
import { flagLabel, humanize, stageLabel, statusLook } from '@h2s/ui/words'

const actions: Record<string, string> = {
  accept: 'accepted the job',
  approve_payout: 'approved the payout',
  cancel: 'cancelled the job',
  capture_waits: 'left the capture for review by hand',
  complete: 'completed the work',
  contact_attempt: 'tried to reach the customer',
  create_job: 'created the job',
  create_link: 'made a link for the customer',
  dispatch: 'offered the job',
  dispute: 'disputed the work',
  flag_cleared: 'cleared a flag',
  flag_raised: 'raised a flag',
  flag_regraded: 'regraded a flag',
  generate_order_plan: 'made the order plan',
  imported: 'brought the job from the old system',
  job_created: 'created the job',
  move_order_line: 'moved an equipment line',
  note: 'noted',
  offer_next: 'offered the job to the next tech',
  offer_next_none: 'found nobody else to offer the job to',
  override: 'went on in spite of a blocker',
  payment_captured: 'recorded the payment',
  payout_created: 'worked out the payout',
  payout_held: 'held the payout',
  payout_in_review: 'put the payout up for review',
  propose_window: 'proposed a time',
  raise_flag: 'raised a flag',
  release_payout: 'released the payout for review',
  refund_open: 'left a refund for review by hand',
  reject: 'gave the job back',
  reject_payout: 'rejected the payout',
  request_time: 'asked for a time',
  reschedule: 'moved the visit',
  resolve_flag: 'resolved a flag',
  revoke_links: 'ended the customer’s links',
  schedule: 'set the visit',
  send_message: 'sent a message',
  set_status: 'set the status',
  settle: 'settled the job',
  start: 'started the work',
  status_changed: 'changed the status',
  time_blocked: 'reserved the time',
  update_install_details: 'updated the installation details',
  update_order_stage: 'moved the equipment',
  verify: 'verified the work',
  window_lapsed: 'let go of a time that was over',
  window_proposed: 'proposed a time',
  withdraw_offer: 'withdrew the offer',
}

/** "status_changed" → "changed the status"; an action that nobody worded yet is still readable. */
export function auditAction(action: string): string {
  const refused = action.endsWith('_refused')
  const said = actions[refused ? action.slice(0, -'_refused'.length) : action]
  if (refused) return `was refused: ${humanize(action.slice(0, -'_refused'.length)).toLowerCase()}`
  return said ?? humanize(action).toLowerCase()
}

/** The field of an entry as a label: "paid_cents" → "Paid", "pain_flags" → "Flag". */
export function auditField(field: string): string {
  return fields[field] ?? humanize(field.replace(/_(?:cents|at|iso)$/, ''))
}

const fields: Record<string, string> = {
  pain_flags: 'Flag',
  assignment: 'Tech',
  payouts: 'Payout',
  proposals: 'Asked for',
  order_plan: 'Plan',
  blockers: 'Passed over',
  wire_management_required: 'Wire management',
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const bareId = /^[0-9a-f]{8}-[0-9a-f]{4}-|^(?:demo|user|pro|flg)[-_]/

/** Ids say nothing to a person. */
export function isBareId(text: string): boolean {
  return bareId.test(text)
}

/** Whether a value says something: there is one, and it is no id. Of an assignment the notes say who, and in which seat. */
export function isSayable(value: unknown, field: string | null): boolean {
  if (value === null || value === undefined) return false
  if (typeof value !== 'string') return true
  return !isBareId(value) && !(field === 'assignment' && (value === 'lead' || value === 'helper'))
}

/** A value before or after, as people read it: codes in words, cents as money, instants as times, nothing as "empty". */
export function showValue(value: unknown, zone?: string, field = ''): string {
  if (value === null || value === undefined || value === '') return 'empty'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') {
    if (field.endsWith('_cents')) return formatMoney(value)
    return field === 'order_plan' ? `version ${value}` : String(value)
  }
  if (typeof value === 'string') return showText(value, zone)
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => showValue(one, zone, field)).join(', ')
  if (typeof value !== 'object') return ''
  if (field === 'blockers') return showOverride(value)
  const entries = Object.entries(value)
  const start = entries.find(([key]) => key === 'start_iso')?.[1]
  const end = entries.find(([key]) => key === 'end_iso')?.[1]
  if (typeof start === 'string' && typeof end === 'string') return formatWindow(start, end, zone)
  return entries
    .filter(([key, one]) => one !== null && one !== undefined && typeof one !== 'object' && !key.endsWith('_id'))
    .slice(0, 4)
    .map(([key, one]) => showValue(one, zone, key))
    .join(', ')
}

function showText(value: string, zone: string | undefined): string {
  if (isoInstant.test(value) && !Number.isNaN(Date.parse(value))) {
    return `${formatDay(value, zone)} ${formatTime(value, zone)}`
  }
  if (!/^[A-Za-z]+(?:_[A-Za-z]+)*$/.test(value)) return value
  if (value === value.toUpperCase() && value.length > 2) {
    const flag = flagLabel(value)
    return flag === humanize(value) ? stageLabel(value) : flag
  }
  return value === value.toLowerCase() ? statusLook(value).label : value
}

/** A guard's code names what must be so; here it was not. */
const overridden: Record<string, string> = {
  NO_CRITICAL_FLAG: 'an open critical flag',
  SCOPE: 'an open scope flag',
  EQUIPMENT: 'equipment not delivered',
  CREW: 'a crew that is not complete',
  CHECKLIST: 'an unfinished checklist',
  VERIFIED: 'work that nobody verified',
}

/** What was passed over, and at whose word besides: "equipment not delivered; Dana asked first". */
function showOverride(value: object): string {
  const codes: unknown[] = 'codes' in value && Array.isArray(value.codes) ? value.codes : []
  const inTheWay = codes.map((code) => overridden[String(code)] ?? humanize(String(code)).toLowerCase())
  const first = 'asked_by' in value ? `; ${String(value.asked_by)} asked first` : ''
  return `${inTheWay.join(', ')}${first}`
}
