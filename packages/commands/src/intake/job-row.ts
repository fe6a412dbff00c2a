import type { NewJobLineRow } from '@h2s/db/schema/job-lines'
import type { BranchRow } from '@h2s/db/store/branches'
import type { CustomerRow } from '@h2s/db/store/customers'
import type { Intake } from './intake.ts'

/** The columns of a new job, all but its document. */
export function jobRowOf(
  intake: Intake,
  known: {
    order_id: string
    customer: CustomerRow
    phone: string | null
    branch: BranchRow | null
    zone: string | null
    first: Pick<NewJobLineRow, 'service_id' | 'service_name'> | undefined
    quoted_cents: number | null
  },
) {
  const { site } = intake
  return {
    status: 'pending' as const,
    customer_id: known.customer.customer_id,
    customer_name: intake.customer.name ?? known.customer.name,
    customer_email: intake.customer.email ?? known.customer.email,
    customer_phone: known.phone ?? intake.customer.phone ?? known.customer.phone,
    service_id: site.service_id ?? known.first?.service_id ?? null,
    service_name: site.service_name ?? known.first?.service_name ?? 'Service not given',
    service_address: site.address,
    service_city: site.city,
    service_state: site.state,
    service_zip: site.zip,
    geo_lat: site.lat === null ? null : String(site.lat),
    geo_lng: site.lng === null ? null : String(site.lng),
    time_zone: known.zone ?? known.branch?.time_zone ?? 'UTC',
    branch_id: known.branch?.branch_id ?? null,
    notes_from_customer: site.notes,
    variant_code: site.variant_code,
    order_id: known.order_id,
    origin: intake.origin,
    source_ref: intake.source_ref,
    quoted_cents: known.quoted_cents,
    paid_cents: intake.payment?.amount_cents ?? 0,
    currency: intake.currency,
  }
}
