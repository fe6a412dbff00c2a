CREATE SEQUENCE "public"."h2s_job_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10001 CACHE 1;--> statement-breakpoint
CREATE TABLE "h2s_accounts" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_accounts_identity" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "h2s_dispatch_job_assignments" (
	"assignment_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"pro_id" uuid NOT NULL,
	"role" text DEFAULT 'lead' NOT NULL,
	"state" text DEFAULT 'offered' NOT NULL,
	"window_start" timestamptz(3),
	"window_end" timestamptz(3),
	"payout_status" text DEFAULT 'not_eligible' NOT NULL,
	"payout_estimate_cents" integer,
	"offered_at" timestamptz(3) DEFAULT now() NOT NULL,
	"accepted_at" timestamptz(3),
	"rejected_at" timestamptz(3),
	"reject_reason" text,
	"started_at" timestamptz(3),
	"provider_completed_at" timestamptz(3),
	"customer_verified_at" timestamptz(3),
	"payout_eligible_at" timestamptz(3),
	"offer_rank_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_assignments_role" CHECK ("h2s_dispatch_job_assignments"."role" in ('lead', 'helper')),
	CONSTRAINT "h2s_assignments_state" CHECK ("h2s_dispatch_job_assignments"."state" in ('offered', 'accepted', 'en_route', 'working', 'done', 'declined', 'expired', 'rejected', 'released', 'no_show', 'cancelled')),
	CONSTRAINT "h2s_assignments_payout_status" CHECK ("h2s_dispatch_job_assignments"."payout_status" in ('not_eligible', 'pending_review', 'approved', 'paid', 'held', 'rejected', 'reversed')),
	CONSTRAINT "h2s_assignments_window" CHECK (("h2s_dispatch_job_assignments"."window_start" is null) = ("h2s_dispatch_job_assignments"."window_end" is null) and "h2s_dispatch_job_assignments"."window_end" > "h2s_dispatch_job_assignments"."window_start"),
	CONSTRAINT "h2s_assignments_estimate" CHECK ("h2s_dispatch_job_assignments"."payout_estimate_cents" >= 0),
	CONSTRAINT "h2s_assignments_accepted" CHECK ("h2s_dispatch_job_assignments"."state" not in ('accepted', 'en_route', 'working', 'done') or "h2s_dispatch_job_assignments"."accepted_at" is not null),
	CONSTRAINT "h2s_assignments_rejected" CHECK ("h2s_dispatch_job_assignments"."state" <> 'rejected' or ("h2s_dispatch_job_assignments"."rejected_at" is not null and "h2s_dispatch_job_assignments"."reject_reason" is not null)),
	CONSTRAINT "h2s_assignments_done" CHECK ("h2s_dispatch_job_assignments"."state" <> 'done' or "h2s_dispatch_job_assignments"."provider_completed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "h2s_audit_entries" (
	"entry_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "h2s_audit_entries_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream" text NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"at" timestamptz(3) DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"on_behalf_of" text,
	"action" text NOT NULL,
	"field" text,
	"old_value" jsonb,
	"new_value" jsonb,
	"notes" text,
	"correlation_id" text,
	"prev_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "h2s_audit_stream_seq" UNIQUE("stream","seq"),
	CONSTRAINT "h2s_audit_actor_kind" CHECK ("h2s_audit_entries"."actor_kind" in ('user', 'link', 'system'))
);
--> statement-breakpoint
CREATE TABLE "h2s_audit_heads" (
	"stream" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_branches" (
	"branch_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"time_zone" text NOT NULL,
	"phone" text
);
--> statement-breakpoint
CREATE TABLE "h2s_dispatch_customers" (
	"customer_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text DEFAULT 'Name not given' NOT NULL,
	"email" text,
	"phone" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_demo_fixtures" (
	"number" integer PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"title" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_idempotency_keys" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"procedure" text NOT NULL,
	"request_hash" text NOT NULL,
	"response" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_idempotency_keys_pk" PRIMARY KEY("actor_id","key"),
	CONSTRAINT "h2s_idempotency_keys_length" CHECK (length("h2s_idempotency_keys"."key") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "h2s_dispatch_job_lines" (
	"line_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"service_id" text,
	"service_name" text DEFAULT 'Service not given' NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"unit_price_cents" integer,
	"kind" text DEFAULT 'service' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "h2s_job_lines_kind" CHECK ("h2s_dispatch_job_lines"."kind" in ('service', 'adder', 'goods', 'discount')),
	CONSTRAINT "h2s_job_lines_quantity" CHECK ("h2s_dispatch_job_lines"."quantity" >= 1),
	CONSTRAINT "h2s_job_lines_price" CHECK ("h2s_dispatch_job_lines"."kind" = 'discount' or "h2s_dispatch_job_lines"."unit_price_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "h2s_job_links" (
	"link_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3),
	CONSTRAINT "h2s_job_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "h2s_job_links_hash" CHECK (length("h2s_job_links"."token_hash") >= 43),
	CONSTRAINT "h2s_job_links_life" CHECK ("h2s_job_links"."expires_at" > "h2s_job_links"."created_at")
);
--> statement-breakpoint
CREATE TABLE "h2s_dispatch_jobs" (
	"job_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_number" text DEFAULT 'H2S-' || nextval('h2s_job_number_seq') NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"customer_id" uuid,
	"customer_name" text DEFAULT 'Name not given' NOT NULL,
	"customer_email" text,
	"customer_phone" text,
	"service_id" text,
	"service_name" text DEFAULT 'Service not given' NOT NULL,
	"service_address" text,
	"service_city" text,
	"service_state" text,
	"service_zip" text,
	"geo_lat" numeric(9, 6),
	"geo_lng" numeric(9, 6),
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"branch_id" text,
	"start_iso" timestamptz(3),
	"end_iso" timestamptz(3),
	"notes_from_customer" text,
	"resources_needed" text,
	"variant_code" text,
	"order_id" text,
	"origin" text DEFAULT 'manual' NOT NULL,
	"source_ref" text,
	"quoted_cents" integer,
	"paid_cents" integer DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"reschedule_count" integer DEFAULT 0 NOT NULL,
	"metadata" jsonb,
	"completed_at" timestamptz(3),
	"verified_at" timestamptz(3),
	"verified_by" text,
	"disputed_at" timestamptz(3),
	"dispute_reason" text,
	"cancelled_at" timestamptz(3),
	"cancel_reason" text,
	"lane" text,
	"order_required" boolean DEFAULT false NOT NULL,
	"order_stage" text DEFAULT 'NOT_NEEDED' NOT NULL,
	"open_flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"flags_open" integer DEFAULT 0 NOT NULL,
	"flags_worst" text,
	"has_lead" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_dispatch_jobs_job_number_unique" UNIQUE("job_number"),
	CONSTRAINT "h2s_dispatch_jobs_source_ref_unique" UNIQUE("source_ref"),
	CONSTRAINT "h2s_jobs_status" CHECK ("h2s_dispatch_jobs"."status" in ('pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress', 'completed', 'paid', 'cancelled')),
	CONSTRAINT "h2s_jobs_lane" CHECK ("h2s_dispatch_jobs"."lane" in ('BYO', 'COMPANY_SUPPLIED', 'HYBRID')),
	CONSTRAINT "h2s_jobs_order_stage" CHECK ("h2s_dispatch_jobs"."order_stage" in ('NOT_NEEDED', 'PENDING_REVIEW', 'READY_TO_ORDER', 'ORDERED', 'SHIPPED', 'DELIVERED')),
	CONSTRAINT "h2s_jobs_flags_worst" CHECK ("h2s_dispatch_jobs"."flags_worst" in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
	CONSTRAINT "h2s_jobs_origin" CHECK ("h2s_dispatch_jobs"."origin" in ('stripe', 'order', 'manual', 'legacy')),
	CONSTRAINT "h2s_jobs_window" CHECK (("h2s_dispatch_jobs"."start_iso" is null) = ("h2s_dispatch_jobs"."end_iso" is null) and "h2s_dispatch_jobs"."end_iso" > "h2s_dispatch_jobs"."start_iso"),
	CONSTRAINT "h2s_jobs_scheduled_window" CHECK ("h2s_dispatch_jobs"."status" <> 'scheduled' or "h2s_dispatch_jobs"."start_iso" is not null),
	CONSTRAINT "h2s_jobs_metadata_size" CHECK (pg_column_size("h2s_dispatch_jobs"."metadata") < 16384),
	CONSTRAINT "h2s_jobs_money" CHECK ("h2s_dispatch_jobs"."paid_cents" >= 0 and "h2s_dispatch_jobs"."quoted_cents" >= 0),
	CONSTRAINT "h2s_jobs_currency" CHECK ("h2s_dispatch_jobs"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "h2s_jobs_geo" CHECK (("h2s_dispatch_jobs"."geo_lat" is null) = ("h2s_dispatch_jobs"."geo_lng" is null) and "h2s_dispatch_jobs"."geo_lat" between -90 and 90 and "h2s_dispatch_jobs"."geo_lng" between -180 and 180),
	CONSTRAINT "h2s_jobs_flags" CHECK ("h2s_dispatch_jobs"."flags_open" >= 0 and ("h2s_dispatch_jobs"."flags_open" > 0) = ("h2s_dispatch_jobs"."flags_worst" is not null) and jsonb_array_length("h2s_dispatch_jobs"."open_flags") = "h2s_dispatch_jobs"."flags_open"),
	CONSTRAINT "h2s_jobs_completed" CHECK ("h2s_dispatch_jobs"."status" not in ('completed', 'paid') or "h2s_dispatch_jobs"."completed_at" is not null),
	CONSTRAINT "h2s_jobs_verified" CHECK (("h2s_dispatch_jobs"."verified_at" is null) = ("h2s_dispatch_jobs"."verified_by" is null)),
	CONSTRAINT "h2s_jobs_disputed" CHECK ("h2s_dispatch_jobs"."disputed_at" is null or "h2s_dispatch_jobs"."dispute_reason" is not null),
	CONSTRAINT "h2s_jobs_cancelled" CHECK (("h2s_dispatch_jobs"."status" = 'cancelled') = ("h2s_dispatch_jobs"."cancelled_at" is not null) and ("h2s_dispatch_jobs"."cancelled_at" is null or "h2s_dispatch_jobs"."cancel_reason" is not null)),
	CONSTRAINT "h2s_jobs_counts" CHECK ("h2s_dispatch_jobs"."version" >= 1 and "h2s_dispatch_jobs"."reschedule_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "h2s_ledger_entries" (
	"entry_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "h2s_ledger_entries_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"txn_id" uuid NOT NULL,
	"account" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	CONSTRAINT "h2s_ledger_entries_amount" CHECK ("h2s_ledger_entries"."amount_cents" <> 0),
	CONSTRAINT "h2s_ledger_entries_currency" CHECK ("h2s_ledger_entries"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "h2s_ledger_transactions" (
	"txn_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"job_id" uuid,
	"memo" text,
	"at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_message_log" (
	"message_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dedupe_key" text NOT NULL,
	"job_id" uuid,
	"recipient_kind" text NOT NULL,
	"recipient_id" text NOT NULL,
	"channel" text NOT NULL,
	"template" text NOT NULL,
	"to_masked" text,
	"subject" text,
	"body" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"claim_token" uuid,
	"claimed_at" timestamptz(3),
	"provider_ref" text,
	"error" text,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"finished_at" timestamptz(3),
	CONSTRAINT "h2s_message_log_dedupe_key_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "h2s_messages_recipient" CHECK ("h2s_message_log"."recipient_kind" in ('customer', 'provider', 'dispatcher')),
	CONSTRAINT "h2s_messages_channel" CHECK ("h2s_message_log"."channel" in ('sms', 'email', 'log')),
	CONSTRAINT "h2s_messages_state" CHECK ("h2s_message_log"."state" in ('planned', 'claimed', 'sent', 'delivered', 'failed', 'skipped', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "h2s_orders" (
	"order_id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"source" text NOT NULL,
	"source_ref" text,
	"customer_id" uuid,
	"items" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"amount_total_cents" integer DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_orders_source" CHECK ("h2s_orders"."source" in ('stripe', 'manual', 'legacy')),
	CONSTRAINT "h2s_orders_status" CHECK ("h2s_orders"."status" in ('open', 'fulfilled', 'cancelled')),
	CONSTRAINT "h2s_orders_amount" CHECK ("h2s_orders"."amount_total_cents" >= 0),
	CONSTRAINT "h2s_orders_currency" CHECK ("h2s_orders"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "h2s_orders_items" CHECK (jsonb_typeof("h2s_orders"."items") = 'array'),
	CONSTRAINT "h2s_orders_metadata_size" CHECK (pg_column_size("h2s_orders"."metadata") < 65536)
);
--> statement-breakpoint
CREATE TABLE "h2s_payments" (
	"payment_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid,
	"order_id" text,
	"plan" text NOT NULL,
	"state" text DEFAULT 'none' NOT NULL,
	"amount_cents" integer NOT NULL,
	"captured_cents" integer DEFAULT 0 NOT NULL,
	"refunded_cents" integer DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"stripe_payment_intent_id" text,
	"stripe_checkout_session_id" text,
	"authorized_until" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_payments_stripe_checkout_session_id_unique" UNIQUE("stripe_checkout_session_id"),
	CONSTRAINT "h2s_payments_plan" CHECK ("h2s_payments"."plan" in ('prepaid', 'authorize_then_capture')),
	CONSTRAINT "h2s_payments_state" CHECK ("h2s_payments"."state" in ('none', 'method_saved', 'authorized', 'captured', 'partially_refunded', 'refunded', 'authorization_expired', 'failed', 'disputed')),
	CONSTRAINT "h2s_payments_amounts" CHECK ("h2s_payments"."amount_cents" >= 0 and "h2s_payments"."captured_cents" between 0 and "h2s_payments"."amount_cents" and "h2s_payments"."refunded_cents" between 0 and "h2s_payments"."captured_cents"),
	CONSTRAINT "h2s_payments_subject" CHECK ("h2s_payments"."job_id" is not null or "h2s_payments"."order_id" is not null),
	CONSTRAINT "h2s_payments_currency" CHECK ("h2s_payments"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "h2s_payouts_ledger" (
	"payout_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"assignment_id" uuid,
	"pro_id" uuid NOT NULL,
	"kind" text DEFAULT 'visit' NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text DEFAULT 'not_eligible' NOT NULL,
	"created_by" text NOT NULL,
	"payee_user_id" text,
	"approved_by" text,
	"approved_by_name" text,
	"approved_at" timestamptz(3),
	"frozen_at" timestamptz(3),
	"paid_at" timestamptz(3),
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_payouts_kind" CHECK ("h2s_payouts_ledger"."kind" in ('visit', 'return_visit', 'cancellation_share', 'adjustment', 'tip')),
	CONSTRAINT "h2s_payouts_status" CHECK ("h2s_payouts_ledger"."status" in ('not_eligible', 'pending_review', 'approved', 'paid', 'held', 'rejected', 'reversed')),
	CONSTRAINT "h2s_payouts_amount" CHECK ("h2s_payouts_ledger"."amount_cents" >= 0),
	CONSTRAINT "h2s_payouts_currency" CHECK ("h2s_payouts_ledger"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "h2s_payouts_approver" CHECK ("h2s_payouts_ledger"."approved_by" is null or ("h2s_payouts_ledger"."approved_by" <> "h2s_payouts_ledger"."created_by" and "h2s_payouts_ledger"."approved_by" is distinct from "h2s_payouts_ledger"."payee_user_id")),
	CONSTRAINT "h2s_payouts_approved" CHECK ("h2s_payouts_ledger"."status" not in ('approved', 'paid') or ("h2s_payouts_ledger"."approved_by" is not null and "h2s_payouts_ledger"."approved_at" is not null)),
	CONSTRAINT "h2s_payouts_frozen" CHECK ("h2s_payouts_ledger"."status" = 'not_eligible' or "h2s_payouts_ledger"."frozen_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "h2s_dispatch_pros" (
	"pro_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"branch_id" text,
	"company_id" uuid,
	"city" text,
	"home_lat" numeric(9, 6),
	"home_lng" numeric(9, 6),
	"time_zone" text NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"licences" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{"en"}' NOT NULL,
	"tier" text DEFAULT 'standard' NOT NULL,
	"max_daily_minutes" integer DEFAULT 480 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_pros_tier" CHECK ("h2s_dispatch_pros"."tier" in ('new', 'standard', 'senior')),
	CONSTRAINT "h2s_pros_minutes" CHECK ("h2s_dispatch_pros"."max_daily_minutes" between 0 and 1440),
	CONSTRAINT "h2s_pros_home" CHECK ("h2s_dispatch_pros"."home_lat" between -90 and 90 and "h2s_dispatch_pros"."home_lng" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "h2s_provider_companies" (
	"company_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_rate_limits" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "h2s_rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "h2s_schedule_proposals" (
	"proposal_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"proposed_by" text NOT NULL,
	"windows" jsonb NOT NULL,
	"note" text,
	"state" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_proposals_by" CHECK ("h2s_schedule_proposals"."proposed_by" in ('customer', 'provider', 'dispatcher')),
	CONSTRAINT "h2s_proposals_state" CHECK ("h2s_schedule_proposals"."state" in ('open', 'countered', 'accepted', 'declined', 'expired', 'withdrawn')),
	CONSTRAINT "h2s_proposals_windows" CHECK (jsonb_typeof("h2s_schedule_proposals"."windows") = 'array' and jsonb_array_length("h2s_schedule_proposals"."windows") between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "h2s_sessions" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "h2s_time_blocks" (
	"block_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pro_id" uuid NOT NULL,
	"job_id" uuid,
	"assignment_id" uuid,
	"kind" text NOT NULL,
	"blocked" "tstzrange" NOT NULL,
	"expires_at" timestamptz(3),
	"released_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_time_blocks_kind" CHECK ("h2s_time_blocks"."kind" in ('hold', 'visit', 'time_off')),
	CONSTRAINT "h2s_time_blocks_range" CHECK (not isempty("h2s_time_blocks"."blocked") and lower_inc("h2s_time_blocks"."blocked") and not upper_inc("h2s_time_blocks"."blocked") and lower("h2s_time_blocks"."blocked") is not null and upper("h2s_time_blocks"."blocked") is not null),
	CONSTRAINT "h2s_time_blocks_visit" CHECK ("h2s_time_blocks"."kind" <> 'visit' or ("h2s_time_blocks"."job_id" is not null and "h2s_time_blocks"."assignment_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "h2s_users" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'customer' NOT NULL,
	"pro_id" uuid,
	"customer_id" uuid,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "h2s_users_email_unique" UNIQUE("email"),
	CONSTRAINT "h2s_users_role" CHECK ("h2s_users"."role" in ('admin', 'dispatcher', 'provider', 'customer')),
	CONSTRAINT "h2s_users_email" CHECK ("h2s_users"."email" = lower("h2s_users"."email")),
	CONSTRAINT "h2s_users_pro_role" CHECK ("h2s_users"."role" = 'provider' or "h2s_users"."pro_id" is null),
	CONSTRAINT "h2s_users_customer_role" CHECK ("h2s_users"."role" = 'customer' or "h2s_users"."customer_id" is null)
);
--> statement-breakpoint
CREATE TABLE "h2s_verifications" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "h2s_webhook_inbox" (
	"inbox_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamptz(3) DEFAULT now() NOT NULL,
	"processed_at" timestamptz(3),
	"outcome" text,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "h2s_inbox_event" UNIQUE("provider","event_id"),
	CONSTRAINT "h2s_inbox_outcome" CHECK ("h2s_webhook_inbox"."outcome" in ('done', 'noop', 'ignored', 'failed')),
	CONSTRAINT "h2s_inbox_processed" CHECK ("h2s_webhook_inbox"."processed_at" is null or "h2s_webhook_inbox"."outcome" is not null)
);
--> statement-breakpoint
CREATE TABLE "h2s_worker_heartbeats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamptz(3) DEFAULT now() NOT NULL,
	"beat_at" timestamptz(3) DEFAULT now() NOT NULL,
	"version" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "h2s_accounts" ADD CONSTRAINT "h2s_accounts_user_id_h2s_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."h2s_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_job_assignments" ADD CONSTRAINT "h2s_dispatch_job_assignments_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_job_assignments" ADD CONSTRAINT "h2s_dispatch_job_assignments_pro_id_h2s_dispatch_pros_pro_id_fk" FOREIGN KEY ("pro_id") REFERENCES "public"."h2s_dispatch_pros"("pro_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_demo_fixtures" ADD CONSTRAINT "h2s_demo_fixtures_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_job_lines" ADD CONSTRAINT "h2s_dispatch_job_lines_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_job_links" ADD CONSTRAINT "h2s_job_links_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_jobs" ADD CONSTRAINT "h2s_dispatch_jobs_customer_id_h2s_dispatch_customers_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."h2s_dispatch_customers"("customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_jobs" ADD CONSTRAINT "h2s_dispatch_jobs_branch_id_h2s_branches_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."h2s_branches"("branch_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_jobs" ADD CONSTRAINT "h2s_dispatch_jobs_order_id_h2s_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."h2s_orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_ledger_entries" ADD CONSTRAINT "h2s_ledger_entries_txn_id_h2s_ledger_transactions_txn_id_fk" FOREIGN KEY ("txn_id") REFERENCES "public"."h2s_ledger_transactions"("txn_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_ledger_transactions" ADD CONSTRAINT "h2s_ledger_transactions_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_message_log" ADD CONSTRAINT "h2s_message_log_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_orders" ADD CONSTRAINT "h2s_orders_customer_id_h2s_dispatch_customers_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."h2s_dispatch_customers"("customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_payments" ADD CONSTRAINT "h2s_payments_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_payments" ADD CONSTRAINT "h2s_payments_order_id_h2s_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."h2s_orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_payouts_ledger" ADD CONSTRAINT "h2s_payouts_ledger_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_payouts_ledger" ADD CONSTRAINT "h2s_payouts_ledger_assignment_id_h2s_dispatch_job_assignments_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."h2s_dispatch_job_assignments"("assignment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_payouts_ledger" ADD CONSTRAINT "h2s_payouts_ledger_pro_id_h2s_dispatch_pros_pro_id_fk" FOREIGN KEY ("pro_id") REFERENCES "public"."h2s_dispatch_pros"("pro_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_pros" ADD CONSTRAINT "h2s_dispatch_pros_branch_id_h2s_branches_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."h2s_branches"("branch_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_dispatch_pros" ADD CONSTRAINT "h2s_dispatch_pros_company_id_h2s_provider_companies_company_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."h2s_provider_companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_schedule_proposals" ADD CONSTRAINT "h2s_schedule_proposals_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_sessions" ADD CONSTRAINT "h2s_sessions_user_id_h2s_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."h2s_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_time_blocks" ADD CONSTRAINT "h2s_time_blocks_pro_id_h2s_dispatch_pros_pro_id_fk" FOREIGN KEY ("pro_id") REFERENCES "public"."h2s_dispatch_pros"("pro_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_time_blocks" ADD CONSTRAINT "h2s_time_blocks_job_id_h2s_dispatch_jobs_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."h2s_dispatch_jobs"("job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_time_blocks" ADD CONSTRAINT "h2s_time_blocks_assignment_id_h2s_dispatch_job_assignments_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."h2s_dispatch_job_assignments"("assignment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_users" ADD CONSTRAINT "h2s_users_pro_id_h2s_dispatch_pros_pro_id_fk" FOREIGN KEY ("pro_id") REFERENCES "public"."h2s_dispatch_pros"("pro_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "h2s_users" ADD CONSTRAINT "h2s_users_customer_id_h2s_dispatch_customers_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."h2s_dispatch_customers"("customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "h2s_accounts_user" ON "h2s_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "h2s_assignments_one_lead" ON "h2s_dispatch_job_assignments" USING btree ("job_id") WHERE role = 'lead' and state in ('offered', 'accepted', 'en_route', 'working', 'done');--> statement-breakpoint
CREATE UNIQUE INDEX "h2s_assignments_one_seat" ON "h2s_dispatch_job_assignments" USING btree ("job_id","pro_id") WHERE state in ('offered', 'accepted', 'en_route', 'working', 'done');--> statement-breakpoint
CREATE INDEX "h2s_assignments_job" ON "h2s_dispatch_job_assignments" USING btree ("job_id","offered_at");--> statement-breakpoint
CREATE INDEX "h2s_assignments_pro" ON "h2s_dispatch_job_assignments" USING btree ("pro_id","state");--> statement-breakpoint
CREATE INDEX "h2s_customers_email" ON "h2s_dispatch_customers" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "h2s_customers_phone" ON "h2s_dispatch_customers" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "h2s_idempotency_keys_age" ON "h2s_idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "h2s_job_lines_job" ON "h2s_dispatch_job_lines" USING btree ("job_id","position");--> statement-breakpoint
CREATE INDEX "h2s_job_links_job" ON "h2s_job_links" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "h2s_jobs_page" ON "h2s_dispatch_jobs" USING btree ("created_at","job_id");--> statement-breakpoint
CREATE INDEX "h2s_jobs_page_status" ON "h2s_dispatch_jobs" USING btree ("status","created_at","job_id");--> statement-breakpoint
CREATE INDEX "h2s_jobs_page_flagged" ON "h2s_dispatch_jobs" USING btree ("flags_worst","created_at","job_id") WHERE flags_open > 0;--> statement-breakpoint
CREATE INDEX "h2s_jobs_page_lane" ON "h2s_dispatch_jobs" USING btree ("lane","created_at","job_id");--> statement-breakpoint
CREATE INDEX "h2s_jobs_page_stage" ON "h2s_dispatch_jobs" USING btree ("order_stage","created_at","job_id");--> statement-breakpoint
CREATE INDEX "h2s_jobs_start" ON "h2s_dispatch_jobs" USING btree ("start_iso");--> statement-breakpoint
CREATE INDEX "h2s_jobs_customer" ON "h2s_dispatch_jobs" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "h2s_jobs_order" ON "h2s_dispatch_jobs" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "h2s_ledger_entries_txn" ON "h2s_ledger_entries" USING btree ("txn_id");--> statement-breakpoint
CREATE INDEX "h2s_ledger_entries_account" ON "h2s_ledger_entries" USING btree ("account");--> statement-breakpoint
CREATE INDEX "h2s_ledger_transactions_job" ON "h2s_ledger_transactions" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "h2s_messages_job" ON "h2s_message_log" USING btree ("job_id","created_at");--> statement-breakpoint
CREATE INDEX "h2s_messages_waiting" ON "h2s_message_log" USING btree ("created_at") WHERE state in ('planned', 'claimed');--> statement-breakpoint
CREATE UNIQUE INDEX "h2s_orders_source_ref" ON "h2s_orders" USING btree ("source","source_ref");--> statement-breakpoint
CREATE INDEX "h2s_orders_customer" ON "h2s_orders" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "h2s_orders_open" ON "h2s_orders" USING btree ("created_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "h2s_payments_job" ON "h2s_payments" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "h2s_payments_order" ON "h2s_payments" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "h2s_payments_intent" ON "h2s_payments" USING btree ("stripe_payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "h2s_payouts_one_live" ON "h2s_payouts_ledger" USING btree ("job_id","pro_id","kind") WHERE status not in ('rejected', 'reversed');--> statement-breakpoint
CREATE INDEX "h2s_payouts_page" ON "h2s_payouts_ledger" USING btree ("created_at","payout_id");--> statement-breakpoint
CREATE INDEX "h2s_payouts_page_status" ON "h2s_payouts_ledger" USING btree ("status","created_at","payout_id");--> statement-breakpoint
CREATE INDEX "h2s_payouts_pro" ON "h2s_payouts_ledger" USING btree ("pro_id");--> statement-breakpoint
CREATE INDEX "h2s_pros_branch" ON "h2s_dispatch_pros" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "h2s_proposals_job" ON "h2s_schedule_proposals" USING btree ("job_id","created_at");--> statement-breakpoint
CREATE INDEX "h2s_sessions_user" ON "h2s_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "h2s_time_blocks_job" ON "h2s_time_blocks" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "h2s_time_blocks_assignment" ON "h2s_time_blocks" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "h2s_users_pro" ON "h2s_users" USING btree ("pro_id");--> statement-breakpoint
CREATE INDEX "h2s_users_customer" ON "h2s_users" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "h2s_verifications_identifier" ON "h2s_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "h2s_inbox_waiting" ON "h2s_webhook_inbox" USING btree ("received_at") WHERE processed_at is null;