import { formatDay, formatTime } from '@h2s/ui/time'
import { flagLabel, humanize, stageLabel, statusLook } from '@h2s/ui/words'

const actions: Record<string, string> = {
  job_created: 'created the job',
  status_changed: 'changed the status',
  install_details_updated: 'updated the installation details',
  order_plan_generated: 'generated the order plan',
  order_stage_changed: 'moved the equipment',
  order_line_moved: 'moved an equipment line',
  pain_flag_raised: 'raised a flag',
  pain_flag_resolved: 'resolved a flag',
  pain_flag_cleared: 'cleared a flag',
  flag_raised: 'raised a flag',
  flag_resolved: 'resolved a flag',
  flag_cleared: 'cleared a flag',
  flag_regraded: 'regraded a flag',
  job_dispatched: 'offered the job',
  assignment_accepted: 'accepted the job',
  assignment_rejected: 'gave the job back',
  appointment_scheduled: 'set the visit',
  job_verified: 'verified the work',
  job_disputed: 'disputed the work',
  job_cancelled: 'cancelled the job',
  payout_approved: 'approved the payout',
  link_created: 'made a customer link',
  refused: 'was refused',
}

/** "status_changed" → "changed the status"; an action that nobody worded yet is still readable. */
export function auditAction(action: string): string {
  return actions[action] ?? humanize(action).toLowerCase()
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A value before or after, as people read it: codes in words, instants as times, nothing as "empty". */
export function showValue(value: unknown, zone?: string): string {
  if (value === null || value === undefined || value === '') return 'empty'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (isoInstant.test(value) && !Number.isNaN(Date.parse(value)))
      return `${formatDay(value, zone)} ${formatTime(value, zone)}`
    if (!/^[A-Za-z]+(?:_[A-Za-z]+)*$/.test(value)) return value
    const flag = flagLabel(value)
    const stage = stageLabel(value)
    if (value === value.toUpperCase() && value.length > 2) return flag === humanize(value) ? stage : flag
    return value.includes('_') || value === value.toLowerCase() ? statusLook(value).label : value
  }
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => showValue(one, zone)).join(', ')
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined && typeof one !== 'object')
    .slice(0, 4)
    .map(([key, one]) => `${humanize(key).toLowerCase()} ${showValue(one, zone)}`)
    .join(', ')
}
