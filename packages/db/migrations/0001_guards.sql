-- What Drizzle has no words for: the overlap rule, search, history that cannot be rewritten, books that balance.

create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint

-- An instant as the API writes it. The same text whatever the session's zone or date style; declared stable, like the
-- to_char within, so that the planner puts it in line.
create function h2s_iso(at timestamptz) returns text language sql stable strict parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
--> statement-breakpoint

-- A provider never holds two overlapping live blocks, whatever code runs.
alter table h2s_time_blocks add constraint h2s_time_blocks_no_overlap
  exclude using gist (pro_id with =, blocked with &&) where (released_at is null);
--> statement-breakpoint

-- Search of the board: one text per job, found by any part of it.
alter table h2s_dispatch_jobs add column search_text text generated always as (
  lower(job_number || ' ' || customer_name || ' ' || coalesce(customer_email, '') || ' ' || coalesce(customer_phone, '') || ' ' ||
    service_name || ' ' || coalesce(service_address, '') || ' ' || coalesce(service_city, '') || ' ' || coalesce(service_zip, ''))
) stored;
--> statement-breakpoint
create index h2s_jobs_search on h2s_dispatch_jobs using gin (search_text gin_trgm_ops);
--> statement-breakpoint
-- One or two letters are too few for trigrams: they find the beginnings of names.
create index h2s_jobs_name on h2s_dispatch_jobs (lower(customer_name) text_pattern_ops);
--> statement-breakpoint
create index h2s_jobs_open_flags on h2s_dispatch_jobs using gin (open_flags jsonb_path_ops) where flags_open > 0;
--> statement-breakpoint

-- ---------------------------------------------------------------------------------------------------------------
-- Audit: every entry is chained to the one before it in its stream, and none is ever changed or taken away.

create function h2s_audit_hash(prev_hash text, place integer, entry h2s_audit_entries) returns text language sql stable
  return encode(sha256(convert_to(prev_hash || jsonb_build_array(
    entry.stream, place, h2s_iso(entry.at), entry.actor_kind, entry.actor_id, entry.actor_name, entry.on_behalf_of,
    entry.action, entry.field, entry.old_value, entry.new_value, entry.notes, entry.correlation_id)::text, 'UTF8')), 'hex');
--> statement-breakpoint
create function h2s_audit_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  loop
    -- Locks the stream's head, so that two writers of one stream follow each other. Position and hashes are never the writer's.
    with last as (select seq, hash from h2s_audit_heads where stream = new.stream for update)
    update h2s_audit_heads head set seq = last.seq + 1, hash = h2s_audit_hash(last.hash, last.seq + 1, new)
      from last where head.stream = new.stream
      returning last.hash, head.seq, head.hash into new.prev_hash, new.seq, new.hash;
    exit when found;
    insert into h2s_audit_heads (stream, seq, hash) values (new.stream, 0, '') on conflict do nothing;
  end loop;
  return new;
end $$;
--> statement-breakpoint
create trigger h2s_audit_chain before insert on h2s_audit_entries for each row execute function h2s_audit_chain();
--> statement-breakpoint
create function h2s_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger h2s_audit_append_only before update or delete on h2s_audit_entries for each row execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_audit_no_truncate before truncate on h2s_audit_entries for each statement execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_audit_heads_no_truncate before truncate on h2s_audit_heads for each statement execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_audit_heads_no_delete before delete on h2s_audit_heads for each row execute function h2s_append_only();
--> statement-breakpoint

-- Every entry that does not follow from the one before it, and every head that does not fit its last entry.
create function h2s_audit_faults(wanted text default null) returns table (stream text, seq integer, fault text)
language sql stable set search_path = pg_catalog, public as $$
  with chain as (
    select e as entry, lag(e.hash, 1, '') over w as before, row_number() over w as place
    from h2s_audit_entries e where wanted is null or e.stream = wanted
    window w as (partition by e.stream order by e.seq)
  )
  select (entry).stream, (entry).seq, case
      when (entry).seq <> place then 'an entry is missing before this one'
      when (entry).prev_hash <> before then 'does not follow from the entry before'
      else 'was changed' end
  from chain
  where (entry).seq <> place or (entry).prev_hash <> before or (entry).hash <> h2s_audit_hash((entry).prev_hash, (entry).seq, entry)
  union all
  select coalesce(head.stream, last.stream), coalesce(last.seq, 0), 'entries are missing at the end'
  from (select * from h2s_audit_heads h where wanted is null or h.stream = wanted) head
  full join (select distinct on (e.stream) e.stream, e.seq, e.hash from h2s_audit_entries e
             where wanted is null or e.stream = wanted order by e.stream, e.seq desc) last on last.stream = head.stream
  where head.seq is distinct from last.seq or head.hash is distinct from last.hash
$$;
--> statement-breakpoint

-- ---------------------------------------------------------------------------------------------------------------
-- Ledger: a transaction has entries, and they sum to zero per currency; checked when it commits.

create function h2s_ledger_balanced() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  txn uuid := new.txn_id;
begin
  if not exists (select from h2s_ledger_entries where txn_id = txn) then
    raise exception 'ledger transaction without entries' using errcode = 'check_violation', constraint = 'h2s_ledger_balanced';
  end if;
  if exists (select from h2s_ledger_entries where txn_id = txn group by currency having sum(amount_cents) <> 0) then
    raise exception 'ledger transaction does not sum to zero' using errcode = 'check_violation', constraint = 'h2s_ledger_balanced';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger h2s_ledger_balanced after insert on h2s_ledger_transactions
  deferrable initially deferred for each row execute function h2s_ledger_balanced();
--> statement-breakpoint
create constraint trigger h2s_ledger_entries_balanced after insert on h2s_ledger_entries
  deferrable initially deferred for each row execute function h2s_ledger_balanced();
--> statement-breakpoint
create trigger h2s_ledger_append_only before update or delete on h2s_ledger_transactions for each row execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_ledger_entries_append_only before update or delete on h2s_ledger_entries for each row execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_ledger_no_truncate before truncate on h2s_ledger_transactions for each statement execute function h2s_append_only();
--> statement-breakpoint
create trigger h2s_ledger_entries_no_truncate before truncate on h2s_ledger_entries for each statement execute function h2s_append_only();
--> statement-breakpoint

-- The amount of a payout is frozen once it is under review.
create function h2s_payout_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null and (new.amount_cents, new.currency, new.pro_id, new.job_id, new.created_by)
      is distinct from (old.amount_cents, old.currency, old.pro_id, old.job_id, old.created_by) then
    raise exception 'the amount of a payout under review cannot change' using errcode = 'check_violation', constraint = 'h2s_payouts_amount_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger h2s_payouts_amount_frozen before update on h2s_payouts_ledger for each row execute function h2s_payout_frozen();
--> statement-breakpoint

-- ---------------------------------------------------------------------------------------------------------------
-- Board: whether a job has a lead, and how many jobs stand where, without counting them at every look.

create function h2s_keep_has_lead() returns trigger language plpgsql as $$
begin
  update h2s_dispatch_jobs job set has_lead = not job.has_lead
  where job.job_id = coalesce(new.job_id, old.job_id) and job.has_lead <> exists (
    select from h2s_dispatch_job_assignments a
    where a.job_id = job.job_id and a.role = 'lead' and a.state in ('offered', 'accepted', 'en_route', 'working', 'done'));
  return null;
end $$;
--> statement-breakpoint
create trigger h2s_keep_has_lead after insert or delete or update of state, role on h2s_dispatch_job_assignments
  for each row execute function h2s_keep_has_lead();
--> statement-breakpoint

-- Counts are sums of small differences: writers only ever append, so they never wait for each other, and a rollback
-- takes its differences along. Now and then a writer sums up what nobody else is at.
create table h2s_job_counts (bucket text not null, difference bigint not null);
--> statement-breakpoint
create function h2s_job_buckets(job h2s_dispatch_jobs) returns text[] language sql immutable
  return array_remove(array[
    job.status,
    case when job.flags_open > 0 then 'flagged' end,
    case when job.flags_worst = 'CRITICAL' then 'critical' end,
    case when not job.has_lead and job.status in ('pending', 'pending_scheduling', 'accepted', 'scheduled') then 'unassigned' end
  ], null);
--> statement-breakpoint
create function h2s_sum_up_job_counts() returns void language sql security definer set search_path = pg_catalog, public as $$
  with gone as (
    delete from h2s_job_counts where ctid = any (array(select ctid from h2s_job_counts limit 20000 for update skip locked))
    returning bucket, difference
  )
  insert into h2s_job_counts select bucket, sum(difference) from gone group by bucket having sum(difference) <> 0
$$;
--> statement-breakpoint
create function h2s_count_jobs() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    insert into h2s_job_counts select bucket, count(*) from added, unnest(h2s_job_buckets(added::h2s_dispatch_jobs)) bucket group by bucket;
  elsif tg_op = 'DELETE' then
    insert into h2s_job_counts select bucket, -count(*) from gone, unnest(h2s_job_buckets(gone::h2s_dispatch_jobs)) bucket group by bucket;
  else
    insert into h2s_job_counts
      select bucket, sum(difference) from (
        select bucket, 1 as difference from added, unnest(h2s_job_buckets(added::h2s_dispatch_jobs)) bucket
        union all
        select bucket, -1 from gone, unnest(h2s_job_buckets(gone::h2s_dispatch_jobs)) bucket) change
      group by bucket having sum(difference) <> 0;
  end if;
  if random() < 0.01 then
    perform h2s_sum_up_job_counts();
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger h2s_count_added_jobs after insert on h2s_dispatch_jobs
  referencing new table as added for each statement execute function h2s_count_jobs();
--> statement-breakpoint
create trigger h2s_count_changed_jobs after update on h2s_dispatch_jobs
  referencing old table as gone new table as added for each statement execute function h2s_count_jobs();
--> statement-breakpoint
create trigger h2s_count_deleted_jobs after delete on h2s_dispatch_jobs
  referencing old table as gone for each statement execute function h2s_count_jobs();
--> statement-breakpoint

-- What the last set-up stood for, so that a start with nothing to do does nothing.
create table h2s_setup (fingerprint text primary key, has_app_role boolean not null);
