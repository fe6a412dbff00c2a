import pg from 'pg'

/** What the application may: read everything, write what changes, take away only what is meant to be forgotten. */
export function grantsFor(names: { role: string; database: string }): string[] {
  const [role, database] = [pg.escapeIdentifier(names.role), pg.escapeIdentifier(names.database)]
  return [
    `revoke temporary on database ${database} from public`,
    `grant connect on database ${database} to ${role}`,
    `revoke create on schema public from public`,
    `grant usage on schema public, pgboss to ${role}`,
    `revoke all on all tables in schema public from ${role}`,
    `grant select, insert, update on all tables in schema public to ${role}`,
    `grant usage on all sequences in schema public to ${role}`,
    `grant delete on h2s_dispatch_job_lines, h2s_idempotency_keys, h2s_worker_heartbeats, h2s_users, h2s_accounts, h2s_sessions,
      h2s_verifications, h2s_rate_limits to ${role}`,
    // History and books are only ever added to; heads, counts and set-up are written by the database itself.
    `revoke update on h2s_audit_entries, h2s_ledger_transactions, h2s_ledger_entries from ${role}`,
    `revoke insert, update on h2s_audit_heads, h2s_job_counts, h2s_setup, h2s_demo_fixtures from ${role}`,
    `revoke all on function h2s_sum_up_job_counts() from public`,
    `grant select, insert, update, delete on all tables in schema pgboss to ${role}`,
    `grant usage on all sequences in schema pgboss to ${role}`,
  ]
}

/** Takes from a role what an earlier set-up gave it in this database. */
export function revocationsFor(names: { role: string; database: string }): string[] {
  const [role, database] = [pg.escapeIdentifier(names.role), pg.escapeIdentifier(names.database)]
  return [
    `revoke all on all tables in schema public, pgboss from ${role}`,
    `revoke all on all sequences in schema public, pgboss from ${role}`,
    `revoke all on schema public, pgboss from ${role}`,
    `revoke all on database ${database} from ${role}`,
  ]
}
