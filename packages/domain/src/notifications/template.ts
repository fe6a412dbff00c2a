import type { TimeLike } from '../schedule/instant.ts'
import { formatWindow } from '../schedule/format-window.ts'
import { firstName } from './first-name.ts'
import { toGsm7 } from './gsm7.ts'

/** What a message may know. Ids and addresses are not among it. */
export type MessageFacts = {
  recipient_name?: string | null | undefined
  job_number?: string | null | undefined
  service_name?: string | null | undefined
  start_iso?: string | Date | null | undefined
  end_iso?: string | Date | null | undefined
  time_zone?: string | null | undefined
  /** A formatted amount, "$142.00". */
  amount?: string | null | undefined
  /** How many techs did not take it. */
  rounds?: number | null | undefined
  /** Where the recipient sees more. */
  link?: string | null | undefined
  /** The time of sending: "today" is meant against it. */
  now?: TimeLike | undefined
}

/** The words that templates are made of. */
export type Words = {
  name: string
  service: string
  job_number: string
  amount: string
  /** `3 techs did not take`, `The techs did not take` where nobody counted. */
  who_did_not: string
  /** `, Sat, Nov 21, 2-4 PM` or nothing, to follow a noun. */
  on_when: string
  /** ` to Sat, Nov 21, 2-4 PM` or nothing. */
  to_when: string
}

/** A message in each form. SMS is plain GSM-7; the email has text and HTML. */
export type Message = { sms: string; subject: string; text: string; html: string }

export type Template<Audience extends string> = {
  readonly audiences: readonly Audience[]
  readonly render: (facts: MessageFacts) => Message
}

/** Text in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const SERVICE_LETTERS = 60

/** `written` is how the message will be: a word that it leaves nothing of has a fallback. */
function wordsOf(facts: MessageFacts, written: (text: string) => string): Words {
  const when = formatWindow(facts)
  const service = (facts.service_name ?? '')
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return {
    name: /[\p{L}]/u.test(written(firstName(facts.recipient_name))) ? firstName(facts.recipient_name) : firstName(null),
    service: !/[\p{L}\p{N}]/u.test(written(service)) ? 'your job' : service.slice(0, SERVICE_LETTERS),
    job_number: facts.job_number ?? '',
    amount: facts.amount ?? '',
    who_did_not: `${facts.rounds ?? 'The'} techs did not take`,
    on_when: when === null ? '' : `, ${when}`,
    to_when: when === null ? '' : ` to ${when}`,
  }
}

/** Makes a template from its words. */
export function defineTemplate<const Audience extends string>(definition: {
  audiences: readonly Audience[]
  subject: (words: Words) => string
  text: (words: Words) => string
  action: string
}): Template<Audience> {
  return {
    audiences: definition.audiences,
    render: (facts) => {
      const words = wordsOf(facts, (text) => text)
      const tidy = (text: string) =>
        text
          .replaceAll(/ +/g, ' ')
          .replaceAll(/ ([.,:!?)])/g, '$1')
          .trim()
      const body = tidy(definition.text(words))
      const link = facts.link ?? ''
      const isLink = /^https?:\/\//.test(link)
      return {
        sms: toGsm7(tidy(`${definition.text(wordsOf(facts, toGsm7))} ${isLink ? link : ''}`)),
        subject: tidy(definition.subject(words)),
        text: isLink ? `${body}\n\n${definition.action}: ${link}` : body,
        html: `<p>${escapeHtml(body)}</p>${isLink ? `<p><a href="${escapeHtml(link)}">${escapeHtml(definition.action)}</a></p>` : ''}`,
      }
    },
  }
}
