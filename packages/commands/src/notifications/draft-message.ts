import type { MessageRow, NewMessageRow } from '@h2s/db/schema/message-log'
import type { JobRecord } from '@h2s/db/store/jobs'
import { formatCents, isTemplateKey, templates } from '@h2s/domain'
import type { Context } from '../context.ts'
import { customerJobUrl, officeJobUrl, providerJobUrl } from '../links/urls.ts'
import { routeFor } from './route-for.ts'
import type { Route } from './route-for.ts'
import type { Notify, Recipient } from './recipients.ts'

/** A message in words, as it will stand in the log. What is sent differs in the customer's link only. */
export function draftMessage(
  ctx: Context,
  job: JobRecord,
  reaction: Notify,
  recipient: Recipient,
  now: string,
): Omit<NewMessageRow, 'message_id' | 'state' | 'claim_token' | 'claimed_at' | 'created_at'> {
  const route = routeFor(ctx.ports, recipient)
  return {
    // Each write has a version of its own, so each event is told once to each person.
    dedupe_key: `job:${job.job_id}:v${job.version}:${reaction.template}:${reaction.payout_id ?? ''}:${recipient.recipient_id}`,
    job_id: job.job_id,
    recipient_kind: recipient.kind,
    recipient_id: recipient.recipient_id,
    channel: route.channel,
    template: reaction.template,
    to_masked: route.masked,
    ...lettersOf(ctx, job, reaction, recipient, route.channel, now),
  }
}

/** The words of a message. */
export type Letters = { subject: string | null; body: string }

/**
 * The words for the way that a message really takes: as they were planned, or written anew from the job as it is now
 * when the way is of the other form. Null when that cannot be done.
 */
export function lettersFor(
  ctx: Context,
  message: MessageRow,
  { job, recipient }: { job: JobRecord | null; recipient: Recipient | null },
  channel: Route['channel'],
  now: string,
): Letters | null {
  const { subject, body, template } = message
  // The log keeps what is not sent; it does not matter in which form.
  if (channel === 'log' || (channel === 'email') === (message.channel === 'email')) return { subject, body }
  if (job === null || recipient === null || !isTemplateKey(template)) return null
  const payout_id = message.dedupe_key.split(':').at(-2)
  return lettersOf(ctx, job, { template, payout_id }, recipient, channel, now)
}

/** A mail has paragraphs and says what its link is for; an SMS is one line of plain letters. */
function lettersOf(
  ctx: Context,
  job: JobRecord,
  { template, payout_id, rounds }: Pick<Notify, 'template' | 'rounds'> & { payout_id?: string | undefined },
  recipient: Recipient,
  channel: Route['channel'],
  now: string,
): Letters {
  const payout = job.payouts.find((one) => one.payout_id === payout_id)
  const message = templates[template].render({
    ...job,
    recipient_name: recipient.name,
    link: linkFor(ctx, job, recipient),
    rounds,
    amount: payout === undefined ? null : formatCents(payout.amount_cents, payout.currency),
    now,
  })
  return { subject: message.subject, body: channel === 'email' ? message.text : message.sms }
}

function linkFor(ctx: Context, job: JobRecord, recipient: Recipient): string {
  if (recipient.kind === 'customer') return customerJobUrl(ctx.ports.publicUrl, job.job_id)
  if (recipient.kind === 'dispatcher') return officeJobUrl(ctx.ports.publicUrl, job.job_id)
  return providerJobUrl(ctx.ports.publicUrl, recipient.assignment_id)
}
