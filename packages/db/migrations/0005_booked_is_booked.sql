-- What a payout under review is for stays as it is, nobody approves money for himself, and a booking is complete when
-- its transaction ends: also for the application's own role.

create or replace function h2s_payout_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null and
      (new.frozen_at, new.amount_cents, new.currency, new.pro_id, new.payee_user_id, new.job_id, new.assignment_id, new.kind, new.created_by)
      is distinct from
      (old.frozen_at, old.amount_cents, old.currency, old.pro_id, old.payee_user_id, old.job_id, old.assignment_id, old.kind, old.created_by) then
    raise exception 'what a payout under review is for, and how much it is, cannot change'
      using errcode = 'check_violation', constraint = 'h2s_payouts_amount_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The payee who is kept beside a payout may have been unknown when it was made: the sign-ins of today count too.
create function h2s_payout_approver() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from h2s_users where id = new.approved_by and pro_id = new.pro_id) then
    raise exception 'a payout is not approved by who is paid by it'
      using errcode = 'check_violation', constraint = 'h2s_payouts_approver';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger h2s_payouts_approver before insert or update on h2s_payouts_ledger for each row
  when (new.approved_by is not null) execute function h2s_payout_approver();
--> statement-breakpoint

-- The database transaction that runs. With its beginning, since after a restore the numbers start anew.
create function h2s_this_transaction() returns text language sql stable
  return pg_current_xact_id()::text || '@' || extract(epoch from transaction_timestamp())::text;
--> statement-breakpoint
alter table h2s_ledger_transactions add column made_in text;
--> statement-breakpoint
create function h2s_ledger_made_in() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.made_in := h2s_this_transaction();
  return new;
end $$;
--> statement-breakpoint
create trigger h2s_ledger_made_in before insert on h2s_ledger_transactions for each row execute function h2s_ledger_made_in();
--> statement-breakpoint
create function h2s_ledger_closed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from h2s_ledger_transactions where txn_id = new.txn_id and made_in = h2s_this_transaction()) then
    raise exception 'entries are booked together with their ledger transaction, not afterwards'
      using errcode = 'check_violation', constraint = 'h2s_ledger_closed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger h2s_ledger_closed before insert on h2s_ledger_entries for each row execute function h2s_ledger_closed();
