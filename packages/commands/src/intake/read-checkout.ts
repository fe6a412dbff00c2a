import { cleanText, storable } from './clean-text.ts'

/** What a checkout session says, with everything that is not as it should be left out. Never throws. */
export type Checkout = {
  session_id: string
  /** `payment`, `setup`, `subscription`; null where it is not said. */
  mode: string | null
  payment_status: string | null
  /** Cents; null when it is no amount. */
  amount_cents: number | null
  tax_cents: number
  discount_cents: number
  /** Three letters, upper case; null when it is no currency. */
  currency: string | null
  payment_intent: string | null
  /** The order that the shop named, if any. */
  order_ref: string | null
  name: string | null
  email: string | null
  phone: string | null
  /** The address from Stripe's own form. */
  address: { line: string | null; city: string | null; state: string | null; zip: string | null }
  metadata: ReadonlyMap<string, string>
}

/** The largest amount that a column holds, in cents. */
export const MAX_CENTS = 2_147_483_647

export function readCheckout(session: unknown): Checkout | null {
  const session_id = cleanText(field(session, 'id'), 255)
  if (session_id === null) return null
  const metadata = textMap(field(session, 'metadata'))
  const details = field(session, 'customer_details')
  const shipping =
    field(field(session, 'collected_information'), 'shipping_details') ?? field(session, 'shipping_details')
  const address = field(shipping, 'address') ?? field(details, 'address')
  return {
    session_id,
    mode: cleanText(field(session, 'mode'), 40),
    payment_status: cleanText(field(session, 'payment_status'), 40),
    amount_cents: amountOf(field(session, 'amount_total')),
    tax_cents: amountOf(field(field(session, 'total_details'), 'amount_tax')) ?? 0,
    discount_cents: amountOf(field(field(session, 'total_details'), 'amount_discount')) ?? 0,
    currency: currencyOf(field(session, 'currency')),
    payment_intent: idOf(field(session, 'payment_intent')),
    order_ref: cleanText(metadata.get('order_id'), 128) ?? cleanText(field(session, 'client_reference_id'), 128),
    name: cleanText(field(details, 'name'), 200) ?? cleanText(metadata.get('customer_name'), 200),
    email:
      emailOf(field(details, 'email')) ??
      emailOf(field(session, 'customer_email')) ??
      emailOf(metadata.get('customer_email')),
    phone: cleanText(field(details, 'phone'), 40) ?? cleanText(metadata.get('customer_phone'), 40),
    address: {
      line:
        [field(address, 'line1'), field(address, 'line2')]
          .map((line) => cleanText(line, 200))
          .filter((line) => line !== null)
          .join(', ') || null,
      city: cleanText(field(address, 'city'), 100),
      state: cleanText(field(address, 'state'), 100),
      zip: cleanText(field(address, 'postal_code'), 20),
    },
    metadata,
  }
}

/** An own property of something that may be anything. */
export function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined
}

function textMap(value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, part]) => {
      // Not trimmed: a list of items may be cut into pieces at any character.
      return typeof part === 'string' && part !== '' ? [[key, storable(part)] as const] : []
    }),
  )
}

function amountOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_CENTS ? value : null
}

function currencyOf(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value.toUpperCase() : null
}

function emailOf(value: unknown): string | null {
  const email = cleanText(value, 254)?.toLowerCase() ?? null
  return email !== null && /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email) ? email : null
}

/** Stripe gives an id, or the whole object where it was expanded. */
function idOf(value: unknown): string | null {
  return cleanText(value, 255) ?? cleanText(field(value, 'id'), 255)
}
