import { orderStatuses } from '@h2s/domain'
import type { OrderStatus } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { stamps } from './columns.ts'
import { customers } from './customers.ts'
import { oneOf } from './one-of.ts'
import { orderSources } from './words.ts'
import type { OrderSource } from './words.ts'

export const orders = pgTable(
  'h2s_orders',
  {
    order_id: text()
      .primaryKey()
      .default(sql`gen_random_uuid()::text`),
    source: text().$type<OrderSource>().notNull(),
    source_ref: text(),
    customer_id: uuid().references(() => customers.customer_id),
    items: jsonb().$type<unknown[]>().notNull().default([]),
    amount_total_cents: integer().notNull().default(0),
    currency: text().notNull().default('USD'),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    status: text().$type<OrderStatus>().notNull().default('open'),
    ...stamps,
  },
  (table) => [
    uniqueIndex('h2s_orders_source_ref').on(table.source, table.source_ref),
    index('h2s_orders_customer').on(table.customer_id),
    index('h2s_orders_open')
      .on(table.created_at)
      .where(sql`status = 'open'`),
    oneOf('h2s_orders_source', table.source, orderSources),
    oneOf('h2s_orders_status', table.status, orderStatuses),
    check('h2s_orders_amount', sql`${table.amount_total_cents} >= 0`),
    check('h2s_orders_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('h2s_orders_items', sql`jsonb_typeof(${table.items}) = 'array'`),
    check('h2s_orders_metadata_size', sql`pg_column_size(${table.metadata}) < 65536`),
  ],
)
