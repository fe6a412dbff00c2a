import { templates } from '@h2s/domain'
import type { TemplateKey } from '@h2s/domain'
import type { Customer, Pro } from '../people.ts'
import { iso } from './iso.ts'
import type { Life } from './life.ts'

/** A message about this job that was sent, to the log only. One `intent` gives one message. */
export function say(life: Life, at: number, template: TemplateKey, to: Customer | Pro, intent: string): void {
  const isPro = 'pro_id' in to
  const recipient = isPro ? to.pro_id : to.customer_id
  const message = templates[template].render({ ...life.job, recipient_name: to.name, now: iso(at) })
  life.messages.push({
    message_id: life.random.uuid(),
    dedupe_key: `${template}:${life.job.job_id}:${intent}:${recipient}`,
    job_id: life.job.job_id,
    recipient_kind: isPro ? 'provider' : 'customer',
    recipient_id: recipient,
    channel: 'log',
    template,
    to_masked: `•••• ${to.phone.slice(-4)}`,
    subject: message.subject,
    body: message.sms,
    state: 'sent',
    created_at: iso(at),
    finished_at: iso(at),
  })
}
