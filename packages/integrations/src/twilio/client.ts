import type { SmsPort } from './port.ts'

export type TwilioConfig = {
  accountSid: string
  authToken: string
  /** The sender, E.164. */
  from: string
  /** Where the API lives; Twilio's own address when absent. */
  apiBase?: string | undefined
  timeoutMs?: number
}

/** The real client, from the official SDK. The SDK costs some 40 MB of memory, so it is loaded only when Twilio is configured. */
export async function createTwilioClient(config: TwilioConfig): Promise<SmsPort> {
  const { createSdkClient } = await import('./sdk-client.ts')
  return createSdkClient(config)
}
