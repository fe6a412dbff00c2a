import type { PainFlag } from './pain-flag.ts'

const waiverKeys = ['waived_until', 'waived_by', 'waived_at', 'waive_reason', 'waive_confirmed_by'] as const

/** A flag whose waiver, where it has one, is put with those that have ended: who gave it and until when is not forgotten. */
export function endWaiver(flag: PainFlag): PainFlag {
  if (flag.waived_until === undefined && flag.waived_by === undefined) return flag
  const open = { ...flag }
  const ended: Record<string, unknown> = {}
  for (const key of waiverKeys) {
    if (flag[key] !== undefined) ended[key] = flag[key]
    delete open[key]
  }
  return { ...open, ended_waivers: [...(flag.ended_waivers ?? []), ended] }
}
