import type { NewMessageRow } from '@h2s/db/schema/message-log'
import type { JobRecord } from '@h2s/db/store/jobs'
import { formatCents, templates } from '@h2s/domain'
import type { Context } from '../context.ts'
import { customerJobUrl, providerJobUrl } from '../links/urls.ts'
import { routeFor } from './route-for.ts'
import type { Notify, Recipient } from './recipients.ts'

/** A message in words, as it will stand in the log. What is sent differs in the customer's link only. */
export function draftMessage(
  ctx: Context,
  job: JobRecord,
  reaction: Notify,
  recipient: Recipient,
  now: string,
): Omit<NewMessageRow, 'message_id' | 'state' | 'claim_token' | 'claimed_at' | 'created_at'> {
  const payout = job.payouts.find(({ payout_id }) => payout_id === reaction.payout_id)
  const route = routeFor(ctx.ports, recipient)
  const message = templates[reaction.template].render({
    ...job,
    recipient_name: recipient.name,
    link: linkFor(ctx, job, recipient),
    amount: payout === undefined ? null : formatCents(payout.amount_cents, payout.currency),
    now,
  })
  return {
    // Each write has a version of its own, so each event is told once to each person.
    dedupe_key: `job:${job.job_id}:v${job.version}:${reaction.template}:${reaction.payout_id ?? ''}:${recipient.recipient_id}`,
    job_id: job.job_id,
    recipient_kind: recipient.kind,
    recipient_id: recipient.recipient_id,
    channel: route.channel,
    template: reaction.template,
    to_masked: route.masked,
    subject: message.subject,
    body: route.channel === 'email' ? message.text : message.sms,
  }
}

function linkFor(ctx: Context, job: JobRecord, recipient: Recipient): string {
  if (recipient.kind === 'customer') return customerJobUrl(ctx.ports.publicUrl, job.job_id)
  return providerJobUrl(ctx.ports.publicUrl, recipient.assignment_id)
}
