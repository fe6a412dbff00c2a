import twilio from 'twilio'

import type { TwilioConfig } from './client.ts'
import { SmsRefused, type SmsPort } from './port.ts'

/** Codes that a later try may overcome: rate limits and full queues. https://www.twilio.com/docs/api/errors */
const LATER = new Set([20429, 30001, 30022, 14107])
/** Failures of a connection that was never made: nothing was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

export function createSdkClient(config: TwilioConfig): SmsPort {
  const sdk = twilio(config.accountSid, config.authToken, {
    httpClient: clientFor(config.apiBase, config.timeoutMs ?? 10_000),
  })

  return {
    async sendSms({ to, body, statusCallback }) {
      try {
        const message = await sdk.messages.create({
          to,
          body,
          from: config.from,
          ...(statusCallback === undefined ? {} : { statusCallback }),
        })
        if (typeof message.sid !== 'string') throw new Error('The answer has no message sid')
        return { provider_ref: message.sid, status: message.status }
      } catch (error) {
        throw refusalOf(error)
      }
    },

    validateCallback(signature, url, params) {
      return (
        signature !== undefined && signature !== '' && twilio.validateRequest(config.authToken, signature, url, params)
      )
    },
  }
}

/** The SDK has no setting for the API's address; its HTTP client is asked to go to `base` instead. */
function clientFor(base: string | undefined, timeout: number): InstanceType<typeof twilio.RequestClient> {
  const client = new twilio.RequestClient({ timeout })
  if (base !== undefined) {
    const { protocol, hostname, port } = new URL(base)
    client.axios.interceptors.request.use((request) => {
      const url = new URL(request.url ?? '')
      Object.assign(url, { protocol, hostname, port })
      return Object.assign(request, { url: url.href })
    })
  }
  return client
}

function refusalOf(error: unknown): SmsRefused {
  if (error instanceof twilio.RestException) {
    const code = error.code ?? null
    // 500: the message may have been taken before things went wrong. 429 and 503: it was not.
    const retryable = error.status === 429 || error.status === 503 || (code !== null && LATER.has(code))
    return new SmsRefused(
      `Twilio refused the message (${code ?? `HTTP ${error.status}`})`,
      { code, retryable, ambiguous: !retryable && error.status >= 500 },
      error,
    )
  }
  const neverSent = NOT_CONNECTED.has(systemCodeOf(error))
  return new SmsRefused('Twilio did not answer', { code: null, retryable: neverSent, ambiguous: !neverSent }, error)
}

function systemCodeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}
