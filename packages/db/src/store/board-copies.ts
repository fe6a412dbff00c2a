import { isOpenFlag, parseJobMetadata } from '@h2s/domain'
import type { JobStatus, PainFlag, Severity } from '@h2s/domain'
import type { CardFlag, NewJobRow } from '../schema/jobs.ts'

export type BoardCopies = Required<
  Pick<NewJobRow, 'lane' | 'order_required' | 'order_stage' | 'open_flags' | 'flags_open' | 'flags_worst'>
>

const rank: Record<Severity, number> = { CRITICAL: 4, HIGH: 3, MEDIUM: 2, LOW: 1 }

/** What the board shows of a metadata document. Nobody acts on the flags of a job that is paid or cancelled. */
export function boardCopies(stored: unknown, status: JobStatus, now: string): BoardCopies {
  const metadata = parseJobMetadata(stored)
  const isOver = status === 'paid' || status === 'cancelled'
  const open = isOver ? [] : (metadata.pain_flags ?? []).filter((flag) => isOpenFlag(flag, now)).toSorted(bySeverity)
  return {
    lane: metadata.equipment_lane ?? null,
    order_required: metadata.order_required ?? false,
    order_stage: metadata.order_stage ?? 'NOT_NEEDED',
    open_flags: open.map(cardFlag),
    flags_open: open.length,
    flags_worst: open[0]?.severity ?? null,
  }
}

const bySeverity = (a: PainFlag, b: PainFlag) => rank[b.severity] - rank[a.severity]
const cardFlag = ({ flag_id, flag, severity, message }: PainFlag): CardFlag => ({ flag_id, flag, severity, message })
