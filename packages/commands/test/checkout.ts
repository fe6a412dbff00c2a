let count = 0
const unique = (prefix: string): string => {
  count += 1
  return `${prefix}_${process.pid}_${count}`
}

export const tvItem = {
  service_id: 'TV-L',
  service_name: 'Mount TV 60-74"',
  quantity: 1,
  metadata: { mount_type: 'tilt', tv_size: 65 },
}

/** What a shop says of the place and the items. */
export const siteMetadata = {
  service_address: '1188 Piedmont Avenue NE',
  service_city: 'Atlanta',
  service_state: 'GA',
  service_zip: '30309',
  geo_lat: '33.7866',
  geo_lng: '-84.3733',
  items_json: JSON.stringify([tvItem]),
}

const paidSession = () => ({
  id: unique('cs_test'),
  object: 'checkout.session',
  payment_status: 'paid',
  amount_total: 25_800,
  currency: 'usd',
  payment_intent: unique('pi'),
  customer_details: { name: 'Ann Example', email: 'Ann@Example.com', phone: '(404) 555-0123', address: null },
  metadata: siteMetadata,
})

/** A Stripe event as it arrives, about a paid checkout session with what is given in place of its own. */
export function checkoutEvent(session: Record<string, unknown> = {}, type = 'checkout.session.completed') {
  return {
    id: unique('evt'),
    object: 'event',
    type,
    livemode: false,
    data: { object: { ...paidSession(), ...session } },
  }
}
