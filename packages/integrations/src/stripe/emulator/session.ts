import type { Stripe } from 'stripe'

import { invalidParam, missingParam } from './errors.ts'
import { list, record, strings, text, type FormRecord } from './form.ts'

/** Metadata limits of the API: https://docs.stripe.com/api/metadata */
const METADATA = { keys: 50, keyLength: 40, valueLength: 500 }

export type NewSession = { session: Stripe.Checkout.Session; lineItems: Stripe.LineItem[] }

/** Makes a Checkout Session from the decoded form of `POST /v1/checkout/sessions`. */
export function makeSession(
  form: FormRecord,
  id: string,
  nextId: (prefix: string) => string,
  created: number,
  pageBase: string,
): NewSession {
  const mode = text(form['mode']) ?? 'payment'
  if (mode !== 'payment') throw invalidParam('mode', `The emulator serves mode "payment" only, not "${mode}".`)
  if (text(form['success_url']) === undefined) throw missingParam('success_url')
  const metadata = checkedMetadata(strings(form['metadata']))
  const given = list(form['line_items'])
  if (given.length === 0) throw missingParam('line_items')
  const lineItems = given.map((item, index) => makeLineItem(record(item), index, nextId, created))
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0)
  return {
    session: emptySession(form, id, metadata, total, lineItems[0]?.currency ?? 'usd', created, pageBase),
    lineItems,
  }
}

function checkedMetadata(metadata: Record<string, string>): Record<string, string> {
  const entries = Object.entries(metadata)
  if (entries.length > METADATA.keys)
    throw invalidParam('metadata', `You can have up to ${METADATA.keys} keys of metadata.`)
  for (const [key, value] of entries) {
    if (key.length > METADATA.keyLength)
      throw invalidParam(`metadata[${key}]`, `Metadata keys must be under ${METADATA.keyLength} characters.`)
    if (value.length > METADATA.valueLength) {
      throw invalidParam(
        `metadata[${key}]`,
        `Metadata values can have up to ${METADATA.valueLength} characters, but you passed in a value that is ${value.length} characters.`,
      )
    }
  }
  return metadata
}

function makeLineItem(
  item: FormRecord,
  index: number,
  nextId: (prefix: string) => string,
  created: number,
): Stripe.LineItem {
  const at = `line_items[${index}]`
  const quantity = Number(text(item['quantity']) ?? '1')
  if (!Number.isInteger(quantity) || quantity < 1) throw invalidParam(`${at}[quantity]`, 'Invalid integer')
  const priceData = record(item['price_data'])
  const product = record(priceData['product_data'])
  const name = text(product['name'])
  if (name === undefined) throw missingParam(`${at}[price_data][product_data][name]`)
  const currency = text(priceData['currency'])
  if (currency === undefined) throw missingParam(`${at}[price_data][currency]`)
  const unit = Number(text(priceData['unit_amount']) ?? 'NaN')
  if (!Number.isInteger(unit) || unit < 0) throw invalidParam(`${at}[price_data][unit_amount]`, 'Invalid integer')
  return {
    id: nextId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: unit * quantity,
    amount_tax: 0,
    amount_total: unit * quantity,
    currency,
    description: name,
    metadata: strings(item['metadata']),
    price: makePrice(nextId, created, currency, unit, name, strings(product['metadata'])),
    quantity,
  }
}

function makePrice(
  nextId: (prefix: string) => string,
  created: number,
  currency: string,
  unit: number,
  name: string,
  metadata: Record<string, string>,
): Stripe.Price {
  return {
    id: nextId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: makeProduct(nextId, created, name, metadata),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unit,
    unit_amount_decimal: null,
  }
}

function makeProduct(
  nextId: (prefix: string) => string,
  created: number,
  name: string,
  metadata: Record<string, string>,
): Stripe.Product {
  return {
    id: nextId('prod'),
    object: 'product',
    active: false,
    created,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata,
    name,
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    updated: created,
    url: null,
  }
}

function emptySession(
  form: FormRecord,
  id: string,
  metadata: Record<string, string>,
  total: number,
  currency: string,
  created: number,
  pageBase: string,
): Stripe.Checkout.Session {
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: text(form['cancel_url']) ?? null,
    client_reference_id: text(form['client_reference_id']) ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: text(form['customer_email']) ?? null,
    discounts: [],
    expires_at: created + 24 * 60 * 60,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata,
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: text(form['success_url']) ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${pageBase}/c/pay/${id}`,
    wallet_options: null,
  }
}
