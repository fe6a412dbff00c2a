import { jobStatuses, equipmentLanes, orderStages, severities } from '@h2s/domain'
import type { EquipmentLane, JobStatus, OrderStage, PainFlagType, Severity } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, numeric, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { branches } from './branches.ts'
import { instant, stamps } from './columns.ts'
import { customers } from './customers.ts'
import { oneOf } from './one-of.ts'
import { orders } from './orders.ts'
import { jobOrigins } from './words.ts'
import type { JobOrigin } from './words.ts'

/** An open flag as a card shows it. */
export type CardFlag = { flag_id: string; flag: PainFlagType; severity: Severity; message: string }

export const jobNumbers = pgSequence('h2s_job_number_seq', { startWith: 10001 })

export const jobs = pgTable(
  'h2s_dispatch_jobs',
  {
    job_id: uuid().primaryKey().defaultRandom(),
    job_number: text()
      .notNull()
      .unique()
      .default(sql`'H2S-' || nextval('h2s_job_number_seq')`),
    status: text().$type<JobStatus>().notNull().default('pending'),
    customer_id: uuid().references(() => customers.customer_id),
    customer_name: text().notNull().default('Name not given'),
    customer_email: text(),
    customer_phone: text(),
    service_id: text(),
    service_name: text().notNull().default('Service not given'),
    service_address: text(),
    service_city: text(),
    service_state: text(),
    service_zip: text(),
    geo_lat: numeric({ precision: 9, scale: 6 }),
    geo_lng: numeric({ precision: 9, scale: 6 }),
    /** IANA zone of the site, from its coordinates. */
    time_zone: text().notNull().default('UTC'),
    branch_id: text().references(() => branches.branch_id),
    start_iso: instant(),
    end_iso: instant(),
    notes_from_customer: text(),
    resources_needed: text(),
    variant_code: text(),
    order_id: text().references(() => orders.order_id),
    origin: text().$type<JobOrigin>().notNull().default('manual'),
    /** What the job was made from: the checkout session, the order. One job per reference, however often it arrives. */
    source_ref: text().unique(),
    quoted_cents: integer(),
    paid_cents: integer().notNull().default(0),
    currency: text().notNull().default('USD'),
    reschedule_count: integer().notNull().default(0),
    /** The document as it was stored; old shapes stay readable, domain's parseJobMetadata understands them. */
    metadata: jsonb().$type<unknown>(),
    completed_at: instant(),
    verified_at: instant(),
    verified_by: text(),
    disputed_at: instant(),
    dispute_reason: text(),
    cancelled_at: instant(),
    cancel_reason: text(),
    // Copies for the board, written beside the metadata by store/jobs and empty once a job is paid or cancelled.
    lane: text().$type<EquipmentLane>(),
    order_required: boolean().notNull().default(false),
    order_stage: text().$type<OrderStage>().notNull().default('NOT_NEEDED'),
    open_flags: jsonb().$type<CardFlag[]>().notNull().default([]),
    flags_open: integer().notNull().default(0),
    flags_worst: text().$type<Severity>(),
    /** Whether a live lead assignment exists; kept by a trigger on the assignments. */
    has_lead: boolean().notNull().default(false),
    ...stamps,
  },
  (table) => [
    index('h2s_jobs_page').on(table.created_at, table.job_id),
    index('h2s_jobs_page_status').on(table.status, table.created_at, table.job_id),
    index('h2s_jobs_page_flagged')
      .on(table.flags_worst, table.created_at, table.job_id)
      .where(sql`flags_open > 0`),
    index('h2s_jobs_page_lane').on(table.lane, table.created_at, table.job_id),
    index('h2s_jobs_page_stage').on(table.order_stage, table.created_at, table.job_id),
    index('h2s_jobs_start').on(table.start_iso),
    index('h2s_jobs_page_visit').on(
      sql`coalesce(${table.start_iso}, '9999-12-31T00:00:00Z'::timestamptz)`,
      table.job_id,
    ),
    index('h2s_jobs_customer').on(table.customer_id, table.created_at),
    index('h2s_jobs_order').on(table.order_id),
    oneOf('h2s_jobs_status', table.status, jobStatuses),
    oneOf('h2s_jobs_lane', table.lane, equipmentLanes),
    oneOf('h2s_jobs_order_stage', table.order_stage, orderStages),
    oneOf('h2s_jobs_flags_worst', table.flags_worst, severities),
    oneOf('h2s_jobs_origin', table.origin, jobOrigins),
    check(
      'h2s_jobs_window',
      sql`(${table.start_iso} is null) = (${table.end_iso} is null) and ${table.end_iso} > ${table.start_iso}`,
    ),
    check('h2s_jobs_scheduled_window', sql`${table.status} <> 'scheduled' or ${table.start_iso} is not null`),
    // Its own text has a space after every comma and colon, so it is at most half as long again as the 16 KB of JSON
    // that the domain takes.
    check('h2s_jobs_metadata_size', sql`octet_length(${table.metadata}::text) <= 24576`),
    check('h2s_jobs_money', sql`${table.paid_cents} >= 0 and ${table.quoted_cents} >= 0`),
    check('h2s_jobs_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check(
      'h2s_jobs_geo',
      sql`(${table.geo_lat} is null) = (${table.geo_lng} is null) and ${table.geo_lat} between -90 and 90 and ${table.geo_lng} between -180 and 180`,
    ),
    check(
      'h2s_jobs_flags',
      sql`${table.flags_open} >= 0 and (${table.flags_open} > 0) = (${table.flags_worst} is not null) and jsonb_array_length(${table.open_flags}) = ${table.flags_open}`,
    ),
    check('h2s_jobs_completed', sql`${table.status} not in ('completed', 'paid') or ${table.completed_at} is not null`),
    check('h2s_jobs_verified', sql`(${table.verified_at} is null) = (${table.verified_by} is null)`),
    check('h2s_jobs_disputed', sql`${table.disputed_at} is null or ${table.dispute_reason} is not null`),
    check(
      'h2s_jobs_cancelled',
      sql`(${table.status} = 'cancelled') = (${table.cancelled_at} is not null) and (${table.cancelled_at} is null or ${table.cancel_reason} is not null)`,
    ),
    check('h2s_jobs_counts', sql`${table.version} >= 1 and ${table.reschedule_count} >= 0`),
  ],
)

export type JobRow = typeof jobs.$inferSelect
export type NewJobRow = typeof jobs.$inferInsert
