import type { StripePort } from '@h2s/integrations/stripe/port'
import type { SessionItems } from './checkout-intake.ts'
import { field } from './read-checkout.ts'

/** What Stripe says was bought, as items of ours. A Stripe that cannot answer now is worth another try later. */
export async function listedItems(stripe: StripePort, sessionId: string): Promise<SessionItems> {
  if (!stripe.canFetch) return { items: null, why: 'Its line items could not be fetched: no Stripe key is set.' }
  const lines = await stripe.listLineItems(sessionId)
  return {
    items: lines.map((line) => {
      const product = line.price?.product
      const metadata = { ...textsOf(field(product, 'metadata')), ...textsOf(line.metadata) }
      const { service_id, ...rest } = metadata
      return {
        ...(service_id === undefined ? {} : { service_id }),
        service_name: line.description ?? field(product, 'name'),
        quantity: line.quantity ?? 1,
        metadata: rest,
      }
    }),
  }
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
