import { randomUUID } from 'node:crypto'
import type { Tx } from '@h2s/db/client'
import type { MessageRow } from '@h2s/db/schema/message-log'
import { contactOf } from '@h2s/db/store/contacts'
import { findJob } from '@h2s/db/store/jobs'
import { insertLink } from '@h2s/db/store/links'
import { lockMessage } from '@h2s/db/store/message-locks'
import { claimMessage, finishMessage } from '@h2s/db/store/messages'
import { escapeHtml } from '@h2s/domain'
import type { Context } from '../context.ts'
import { newLinkToken } from '../links/link-token.ts'
import { customerJobUrl, customerLinkUrl } from '../links/urls.ts'
import { transact } from '../transact.ts'
import { customerOf } from './recipients.ts'
import { routeFor } from './route-for.ts'
import type { Route } from './route-for.ts'

export type SentMessage =
  | { state: 'sent' | 'skipped' | 'dead'; channel: Route['channel'] }
  /** Finished before, or another worker is at it. */
  | { state: 'handled' }
  /** We were away so long that another worker took over: what we did does not count. */
  | { state: 'fenced' }

/** A claim is a lease: after so many seconds of silence another worker may take the message. */
const LEASE_SECONDS = 120

type End = Parameters<typeof finishMessage>[3]

/**
 * Sends one message of the log: claims it with a token, hands it over outside any transaction, and records the end only
 * while the claim stands. Without keys the message ends as sent in the log. A refusal that may pass is thrown, so that
 * the queue tries again; one that may have been delivered is never sent a second time.
 */
export async function sendMessage(given: Context, { message_id }: { message_id: string }): Promise<SentMessage> {
  const ctx: Context = { ...given, actor: { kind: 'system', part: 'notifications' } }
  const attempt = { action: 'send_message', stream: `message:${message_id}` }
  const token = randomUUID()
  const claimed = await transact(ctx, attempt, (tx) => claim(tx, message_id, token))
  if (claimed === null) return { state: 'handled' }
  const { message, wasAbandoned } = claimed

  const route = await presentRoute(ctx, message)
  const finish = async (end: End): Promise<boolean> =>
    transact(ctx, attempt, (tx, now) =>
      finishMessage(tx, message_id, token, { channel: route.channel, to_masked: route.masked, ...end }, now),
    )
  if (wasAbandoned && route.channel === 'sms') {
    const stands = await finish({ state: 'dead', error: 'A worker stopped while sending: it may have been delivered' })
    return stands ? { state: 'dead', channel: route.channel } : { state: 'fenced' }
  }
  try {
    const provider_ref = await handOver(ctx, message, route)
    const stands = await finish({ state: 'sent', provider_ref })
    return stands ? { state: 'sent', channel: route.channel } : { state: 'fenced' }
  } catch (error) {
    const refusal = refusalOf(error)
    await finish({ state: refusal.mayPass ? 'failed' : 'dead', error: refusal.sentence })
    if (refusal.mayPass) throw error
    return { state: 'dead', channel: route.channel }
  }
}

/**
 * Takes the message. One that another worker had taken and never finished may be out already: a mail goes again under
 * the same id, which its reader's side knows; an SMS has no such id and is left to a person.
 */
async function claim(
  tx: Tx,
  messageId: string,
  token: string,
): Promise<{ message: MessageRow; wasAbandoned: boolean } | null> {
  const before = await lockMessage(tx, messageId)
  const message = before === null ? null : await claimMessage(tx, messageId, token, LEASE_SECONDS)
  return message === null ? null : { message, wasAbandoned: before?.state === 'claimed' }
}

/** Where the recipient is reached now: a number may have changed since the message was planned. */
async function presentRoute(ctx: Context, message: MessageRow): Promise<Route> {
  if (message.recipient_kind === 'customer' && message.job_id !== null) {
    const job = await findJob(ctx.db, message.job_id)
    const customer = job === null ? undefined : customerOf(job)[0]
    if (customer !== undefined) return routeFor(ctx.ports, customer)
  }
  const contact = await contactOf(ctx.db, message.recipient_kind, message.recipient_id)
  return contact === null ? { channel: 'log', masked: null } : routeFor(ctx.ports, contact)
}

async function handOver(ctx: Context, message: MessageRow, route: Route): Promise<string | null> {
  if (route.channel === 'log') return null
  const body = await withLink(ctx, message)
  if (route.channel === 'sms') {
    const sent = await ctx.ports.sms?.sendSms({ to: route.to, body })
    return sent?.provider_ref ?? null
  }
  const sent = await ctx.ports.mail?.sendMail({
    to: route.to,
    subject: message.subject ?? 'Home2Smart',
    text: body,
    html: htmlOf(body),
    messageId: `<${message.message_id}@home2smart>`,
  })
  return sent?.provider_ref ?? null
}

/** A customer who is told gets a link that opens the job without a sign-in. Its secret goes out and is not kept. */
async function withLink(ctx: Context, message: MessageRow): Promise<string> {
  const { job_id } = message
  if (message.recipient_kind !== 'customer' || job_id === null) return message.body
  const plain = customerJobUrl(ctx.ports.publicUrl, job_id)
  if (!message.body.includes(plain)) return message.body
  const token = await transact(ctx, { action: 'create_link', stream: `job:${job_id}` }, async (tx, now) => {
    const link = newLinkToken(now)
    await insertLink(tx, { job_id, token_hash: link.token_hash, expires_at: link.expires_at }, now)
    return link.token
  })
  return message.body.replace(plain, customerLinkUrl(ctx.ports.publicUrl, token))
}

function htmlOf(text: string): string {
  const escaped = escapeHtml(text).replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
  return escaped
    .split('\n\n')
    .map((part) => `<p>${part}</p>`)
    .join('')
}

/** What became of the try, in our own words: never a number, never a name. */
function refusalOf(error: unknown): { mayPass: boolean; sentence: string } {
  const facts = typeof error === 'object' && error !== null ? error : {}
  const code = 'code' in facts && typeof facts.code === 'number' ? ` (${facts.code})` : ''
  if ('ambiguous' in facts && facts.ambiguous === true)
    return { mayPass: false, sentence: 'No answer: it may have been delivered' }
  if ('retryable' in facts && facts.retryable === true) return { mayPass: true, sentence: `Refused for now${code}` }
  if ('retryable' in facts) return { mayPass: false, sentence: `Refused${code}` }
  return { mayPass: true, sentence: 'The try failed' }
}
