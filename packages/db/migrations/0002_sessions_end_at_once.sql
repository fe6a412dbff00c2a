-- A right that ends is told to every process at once: an open stream of whoever had it ends, also when nothing else happens.
-- Told by the database, so that it does not matter who takes the right away. Ids only; heard after the commit.

create function h2s_tell_right_ended(who text) returns void language sql
  return pg_notify('h2s_live', json_build_object('topic', 'session', 'id', who, 'kind', 'ended')::text);
--> statement-breakpoint
create function h2s_session_ended() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform h2s_tell_right_ended(old.user_id);
  return null;
end $$;
--> statement-breakpoint
create trigger h2s_session_ended after delete on h2s_sessions for each row execute function h2s_session_ended();
--> statement-breakpoint
create function h2s_user_changed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform h2s_tell_right_ended(old.id);
  return null;
end $$;
--> statement-breakpoint
create trigger h2s_user_changed after update of role, pro_id, customer_id, disabled_at on h2s_users for each row
  when ((old.role, old.pro_id, old.customer_id, old.disabled_at) is distinct from (new.role, new.pro_id, new.customer_id, new.disabled_at))
  execute function h2s_user_changed();
--> statement-breakpoint
create function h2s_link_revoked() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform h2s_tell_right_ended('link:' || old.job_id);
  return null;
end $$;
--> statement-breakpoint
create trigger h2s_link_revoked after update of revoked_at on h2s_job_links for each row
  when (old.revoked_at is null and new.revoked_at is not null)
  execute function h2s_link_revoked();
