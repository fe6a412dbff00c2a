import { Stripe } from 'stripe'

export type Delivery = {
  /** The webhook address of the receiver. */
  to: string
  /** The signing secret, as in STRIPE_WEBHOOK_SECRET. */
  secret: string
  /** How often the same event is sent, all at once. */
  times?: number
  /** Epoch seconds in the signature; now when absent. */
  timestamp?: number
}

/** The header that Stripe would send with this exact body. */
export function signatureHeader(
  payload: string,
  secret: string,
  timestamp: number = Math.floor(Date.now() / 1000),
): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
}

/** Sends a signed event as Stripe does. Gives the status of each delivery, in the order of sending. */
export async function deliver(event: object, { to, secret, times = 1, timestamp }: Delivery): Promise<number[]> {
  const payload = JSON.stringify(event, null, 2)
  const header = signatureHeader(payload, secret, timestamp)
  return Promise.all(
    Array.from({ length: times }, async () => {
      const response = await fetch(to, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': header,
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        body: payload,
      })
      await response.arrayBuffer()
      return response.status
    }),
  )
}
