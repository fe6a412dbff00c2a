import { openFlags, parseJobMetadata, severityRank, worstSeverity } from '@h2s/domain'
import type { JobStatus, PainFlag } from '@h2s/domain'
import type { CardFlag, NewJobRow } from '../schema/jobs.ts'

export type BoardCopies = Required<
  Pick<NewJobRow, 'lane' | 'order_required' | 'order_stage' | 'open_flags' | 'flags_open' | 'flags_worst'>
>

/** What the board shows of a metadata document. Nobody acts on the flags of a job that is paid or cancelled. */
export function boardCopies(stored: unknown, status: JobStatus, now: string): BoardCopies {
  const metadata = parseJobMetadata(stored)
  const isOver = status === 'paid' || status === 'cancelled'
  const open = isOver ? [] : openFlags(metadata.pain_flags, now).toSorted(gravestFirst)
  return {
    lane: metadata.equipment_lane,
    order_required: metadata.order_required,
    order_stage: metadata.order_stage,
    open_flags: open.map(cardFlag),
    flags_open: open.length,
    flags_worst: worstSeverity(open, now),
  }
}

const gravestFirst = (a: PainFlag, b: PainFlag) => severityRank(b.severity) - severityRank(a.severity)
const cardFlag = ({ flag_id, flag, severity, message }: PainFlag): CardFlag => ({ flag_id, flag, severity, message })
