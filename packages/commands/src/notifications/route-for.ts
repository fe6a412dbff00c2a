import type { Contact } from '@h2s/db/store/contacts'
import type { Ports } from '../context.ts'

/** By which way somebody is reached, and where; the log where nothing is configured or nothing is known. */
export type Route =
  | { channel: 'sms'; to: string; masked: string }
  | { channel: 'email'; to: string; masked: string }
  | { channel: 'log'; masked: string | null }

export function routeFor(
  { channels, normalisePhone }: Pick<Ports, 'channels' | 'normalisePhone'>,
  contact: Pick<Contact, 'email' | 'phone'>,
): Route {
  const phone = normalisePhone(contact.phone)
  if (phone !== null && channels.sms) return { channel: 'sms', to: phone, masked: maskedPhone(phone) }
  if (contact.email !== null && channels.email)
    return { channel: 'email', to: contact.email, masked: maskedEmail(contact.email) }
  return {
    channel: 'log',
    masked: phone !== null ? maskedPhone(phone) : contact.email === null ? null : maskedEmail(contact.email),
  }
}

/** The ways of a process that sends: those that it has a sender for. */
export const channelsOf = ({ sms, mail }: Pick<Ports, 'sms' | 'mail'>): Ports['channels'] => ({
  sms: sms !== null,
  email: mail !== null,
})

const maskedPhone = (phone: string): string => `***${phone.slice(-4)}`

function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}***${email.slice(at)}`
}
