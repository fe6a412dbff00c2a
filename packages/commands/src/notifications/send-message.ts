import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Tx } from '@h2s/db/client'
import type { MessageRow } from '@h2s/db/schema/message-log'
import { contactOf } from '@h2s/db/store/contacts'
import type { Contact } from '@h2s/db/store/contacts'
import { findJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { insertLink } from '@h2s/db/store/links'
import { lockMessage } from '@h2s/db/store/message-locks'
import { claimMessage, finishMessage } from '@h2s/db/store/messages'
import { conflict } from '@h2s/domain'
import type { MessageState } from '@h2s/domain'
import { escapeHtml } from '@h2s/domain/notifications'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { newLinkToken } from '../links/link-token.ts'
import { customerJobUrl, customerLinkUrl } from '../links/urls.ts'
import { transact } from '../transact.ts'
import { lettersFor } from './draft-message.ts'
import type { Letters } from './draft-message.ts'
import { customerOf } from './recipients.ts'
import type { Recipient } from './recipients.ts'
import { channelsOf, routeFor } from './route-for.ts'
import type { Route } from './route-for.ts'

export type SentMessage =
  | { state: 'sent' | 'skipped' | 'dead'; channel: Route['channel'] }
  /** Finished before. */
  | { state: 'handled' }
  /** We were away so long that another worker took over: what we did does not count. */
  | { state: 'fenced' }

/** A claim is a lease: after so many seconds of silence another worker may take the message. */
export const LEASE_SECONDS = 120

type End = Parameters<typeof finishMessage>[3]

/**
 * Sends one message of the log: claims it with a token, hands it over outside any transaction, and records the end only
 * while the claim stands. Without keys the message ends as sent in the log. A refusal that may pass is thrown, so that
 * the queue tries again, and so is a claim of another worker, who may be dead; what may have been delivered is never
 * sent a second time.
 */
export async function sendMessage(given: Context, { message_id }: { message_id: string }): Promise<SentMessage> {
  const ctx: Context = { ...given, actor: { kind: 'system', part: 'notifications' } }
  const attempt = { action: 'send_message', stream: `message:${message_id}` }
  const token = randomUUID()
  const claimed = await transact(ctx, attempt, (tx, now) => claim(tx, ctx, message_id, token, now))
  if (claimed === 'finished') return { state: 'handled' }
  if (claimed === 'taken') throw conflict('Another worker has this message: it is looked at again later', null, 'BUSY')

  const finish = async <State extends End['state']>(state: State, end: Omit<End, 'state'>) => {
    const stands = await insist(() =>
      transact(ctx, attempt, (tx, now) => finishMessage(tx, message_id, token, { state, ...end }, now)),
    )
    return stands ? { state, channel: claimed.message.channel } : { state: 'fenced' as const }
  }
  if ('hopeless' in claimed) return finish('dead', { error: claimed.hopeless })
  const { message, route } = claimed
  let provider_ref: string | null
  try {
    provider_ref = await handOver(ctx, message, route)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal.mayPass) return finish('dead', { error: refusal.sentence })
    await finish('failed', { error: refusal.sentence })
    throw error
  }
  // It is out. Whatever happens from here on, it is not a message that failed.
  return finish('sent', { provider_ref, error: null })
}

type Claimed = { message: MessageRow; route: Route } | { message: MessageRow; hopeless: string }

/**
 * Takes the message for the way by which its recipient is reached now, and in the words for it. One that another worker
 * had taken and never finished may be out already: a mail goes again under the same id, which its reader's side knows;
 * anything else has no such id and is left to a person.
 */
async function claim(
  tx: Tx,
  ctx: Context,
  messageId: string,
  token: string,
  now: string,
): Promise<Claimed | 'finished' | 'taken'> {
  const before = await lockMessage(tx, messageId)
  if (before === null || !unfinished.has(before.state)) return 'finished'
  const { route, letters } = await presentRoute(tx, ctx, before, now)
  const mayBeOut = before.state === 'claimed' && before.channel !== 'log'
  const goesOn = !mayBeOut || (before.channel === 'email' && route.channel === 'email')
  const tried = goesOn ? { channel: route.channel, to_masked: route.masked, ...letters } : {}
  const message = await claimMessage(tx, messageId, token, LEASE_SECONDS, tried)
  if (message === null) return 'taken'
  if (!goesOn) return { message, hopeless: 'A worker stopped while sending: it may have been delivered' }
  if (letters === null) return { message, hopeless: 'It was written for another way of sending' }
  return { message, route }
}

const unfinished: ReadonlySet<MessageState> = new Set(['planned', 'failed', 'claimed'])

/** Where the recipient is reached now, and the words for it: a number may have changed since the message was planned. */
async function presentRoute(
  tx: Tx,
  ctx: Context,
  message: MessageRow,
  now: string,
): Promise<{ route: Route; letters: Letters | null }> {
  const job = message.job_id === null ? null : await findJob(tx, message.job_id)
  const contact = await presentContact(tx, message, job)
  // What is planned elsewhere is sent by what this process has.
  const ports = { ...ctx.ports, channels: channelsOf(ctx.ports) }
  const route: Route = contact === null ? { channel: 'log', masked: null } : routeFor(ports, contact)
  const recipient = contact === null ? null : recipientOf(message, contact, job)
  return { route, letters: lettersFor(ctx, message, { job, recipient }, route.channel, now) }
}

async function presentContact(tx: Tx, message: MessageRow, job: JobRecord | null): Promise<Contact | null> {
  const customer = message.recipient_kind === 'customer' && job !== null ? customerOf(job)[0] : undefined
  return customer ?? contactOf(tx, message.recipient_kind, message.recipient_id)
}

function recipientOf(
  { recipient_kind: kind, recipient_id }: MessageRow,
  contact: Contact,
  job: JobRecord | null,
): Recipient {
  const seat = kind === 'provider' ? job?.assignments.find(({ pro_id }) => pro_id === recipient_id) : undefined
  return { ...contact, kind, recipient_id, assignment_id: seat?.assignment_id ?? null }
}

/** The pauses before a record is tried again, in milliseconds: a database that restarts is often back by then. */
const pauses: readonly number[] = [100, 400, 1600]

/** Does it again when it fails: what happened outside is not undone because the record of it did not work at once. */
async function insist<T>(work: () => Promise<T>, [pause, ...later] = pauses): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (pause === undefined) throw error
    await setTimeout(pause)
    return insist(work, later)
  }
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
    const { token: secret, token_hash, expires_at } = newLinkToken(now)
    const link_id = await insertLink(tx, { job_id, token_hash, expires_at }, now)
    const new_value = { link_id, expires_at, message_id: message.message_id }
    await recordJob(
      tx,
      ctx,
      job_id,
      { kind: 'linked', entries: [{ action: 'create_link', field: 'link', new_value }] },
      now,
    )
    return secret
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
