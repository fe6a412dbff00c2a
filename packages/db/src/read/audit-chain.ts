import type { Db } from '../client.ts'
import { statement } from './statement.ts'

export type AuditFault = { stream: string; seq: number; fault: string }

const faults = statement<AuditFault>(
  'audit-faults',
  'select stream, seq, fault from h2s_audit_faults($1) order by stream, seq',
)

/** Recomputes the hash chain of one stream, or of all. What does not fit is named; an untouched history gives nothing. */
export async function verifyAuditChain(db: Db, stream?: string): Promise<AuditFault[]> {
  return faults(db, [stream ?? null])
}
