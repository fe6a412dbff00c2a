import type { Item, ItemProblem } from '../catalogue/items.ts'
import { crewNeeded } from '../catalogue/work.ts'
import { isLineReady } from '../equipment/order-line.ts'
import { block, blockerText } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { readFlags } from '../flags/read-flags.ts'
import { openFlags } from '../flags/state.ts'
import { isLivePayout } from '../payouts/machine.ts'
import { moveBlockedBy } from '../policies/move.ts'
import { readEpoch, toInstant } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { visitWindowBlockedBy } from '../schedule/visit-window.ts'
import { isBag, parseJson } from '../stored/json.ts'
import type { ActionInput } from './action-input.ts'
import type { JobFacts } from './facts.ts'
import { orderStageOf, planFit } from './ordering.ts'
import { orderRequired } from './reading.ts'
import type { JobReading } from './reading.ts'
import { seatsTaken } from './seats.ts'
import type { Guard } from './transitions.ts'

/** A guard answers with what is in the way. `read` reads the job at most once for all guards of a question. */
type Check = (
  job: JobFacts,
  input: ActionInput,
  now: TimeLike | undefined,
  action: string,
  read: () => JobReading,
) => Blocker | readonly Blocker[] | null

/** The document of a job in any stored shape, only as far as flags need it: reading everything would be wasted here. */
function storedFlags(metadata: unknown): unknown {
  const document = typeof metadata === 'string' ? parseJson(metadata) : metadata
  return isBag(document) ? document['pain_flags'] : undefined
}

function criticalFlags(job: JobFacts, now: TimeLike | undefined) {
  const stored = storedFlags(job.metadata)
  if (stored === undefined || stored === null || (Array.isArray(stored) && stored.length === 0)) return []
  return openFlags(readFlags(stored).flags, now).filter((flag) => flag.severity === 'CRITICAL')
}

const before: Readonly<Record<string, string>> = {
  start: 'Job must be assigned to a tech before starting',
  accept: 'Job must be assigned to a tech before it is accepted',
  schedule: 'Job must be assigned to a tech before it is scheduled',
}

const assigned: Check = (job, _input, _now, action) =>
  job.assigned_pro_id ? null : block('ASSIGNED', {}, { message: before[action] ?? before['start'] ?? '' })

const window: Check = (job, input, now) => {
  const chosen = input.window ?? { start_iso: job.start_iso, end_iso: job.end_iso }
  const start = readEpoch(chosen.start_iso)
  const end = readEpoch(chosen.end_iso)
  const evidence = { start_iso: chosen.start_iso ?? null, end_iso: chosen.end_iso ?? null }
  if (start === null) return block('WINDOW', evidence, { message: 'The visit has no window yet' })
  if (end === null) {
    const message = chosen.end_iso == null ? 'The window has no end' : 'The end of the window is no time'
    return block('WINDOW', evidence, { message })
  }
  if (end <= start) return block('WINDOW', evidence, { message: 'The window ends before it starts' })
  if (now === undefined) return null
  return visitWindowBlockedBy({ start_iso: toInstant(start), end_iso: toInstant(end) }, now)
}

const scope: Check = (job, _input, now) => {
  const open = criticalFlags(job, now).filter((flag) => flag.flag === 'SCOPE_MISMATCH')
  const first = open[0]
  if (first === undefined) return null
  return block(
    'SCOPE',
    { flag_ids: open.map((flag) => flag.flag_id) },
    first.message === '' ? {} : { message: first.message },
  )
}

const equipment: Check = (_job, _input, _now, _action, read) => {
  const reading = read()
  if (!orderRequired(reading)) return null
  const { metadata, items, problems } = reading
  const order_stage = orderStageOf(reading)
  const fit = planFit(reading)
  const waiting = fit.needed.filter((line) => !isLineReady(line.state))
  // What an old document reached without a plan stands.
  const isThere = metadata.order_plan === undefined && order_stage === 'DELIVERED'
  const missing = isThere ? [] : fit.missing
  const isPlanned = missing.length === 0 && (isThere || metadata.order_plan !== undefined)
  if (isPlanned && waiting.length === 0 && problems.length === 0) return null
  const fix = [
    ...problems.slice(0, MOST_TOLD).map((problem) => correction(problem, items)),
    ...(missing.length > 0 || (!isPlanned && problems.length === 0)
      ? [metadata.order_plan === undefined ? 'Generate an order plan.' : 'Generate the order plan again.']
      : []),
    ...(waiting.length > 0 ? [blockerText.EQUIPMENT.fix] : []),
  ].join(' ')
  return block(
    'EQUIPMENT',
    {
      order_stage,
      waiting: waiting.map(({ line_id, state }) => ({ line_id, state })),
      missing: missing.map(({ sku, quantity }) => ({ sku, quantity })),
      unreadable: problems.map(({ path, value }) => ({ path, value })),
    },
    { fix },
  )
}

/** Of an order with many items that cannot be read, a sentence names these; the evidence has all. */
const MOST_TOLD = 3

function correction({ path, message }: ItemProblem, items: readonly Item[]): string {
  const [index = '', ...field] = path.split('.')
  const item = items[Number(index)]
  const name = item?.service_name ?? item?.service?.name
  return `Correct item ${Number(index) + 1}${name == null ? '' : ` (${name})`}, ${field.at(-1)}: ${message}.`
}

const crew: Check = (job, _input, _now, _action, read) => {
  const { items, metadata } = read()
  const needed = crewNeeded(items, metadata)
  const accepted = seatsTaken(job)
  if (needed === 1 || accepted >= needed) return null
  return block('CREW', { needed, accepted }, { message: `${needed} techs are needed, ${accepted} accepted` })
}

const noCriticalFlag: Check = (job, _input, now) => {
  const open = criticalFlags(job, now)
  return open.length === 0
    ? null
    : block('NO_CRITICAL_FLAG', { flags: open.map(({ flag_id, flag, message }) => ({ flag_id, flag, message })) })
}

const checklist: Check = (job) => (job.checklist_done === false ? block('CHECKLIST') : null)

/** When the customer verified, by whichever name the fact comes. */
function verifiedAt(job: JobFacts): number | null {
  return readEpoch(job.verified_at) ?? readEpoch(job.customer_verified_at)
}

const verified = (job: JobFacts): Blocker | null => (verifiedAt(job) === null ? block('VERIFIED') : null)

const allRejected = {
  message: 'Every payout of this job was rejected',
  fix: 'Amend a payout if something is owed after all; if nothing is, go on and say why.',
  overridable: true,
}

const payoutApproved: Check = (job) => {
  const all = [...(job.payouts ?? []).map((payout) => payout.status), ...(job.payout_status ? [job.payout_status] : [])]
  const live = all.filter((status) => isLivePayout({ status }))
  const done = live.length > 0 && live.every((status) => status === 'approved' || status === 'paid')
  if (done) return null
  // A person decided, with a reason, that nothing is owed: another says so of the job. It is never settled by itself.
  const rejected = all.length > 0 && all.every((status) => status === 'rejected')
  return rejected ? block('PAYOUT_APPROVED', { payouts: all }, allRejected) : block('PAYOUT_APPROVED', { payouts: all })
}

/** A dispute that no later verification has settled. */
export function isDisputed(job: JobFacts): boolean {
  const disputed = readEpoch(job.disputed_at)
  const verified_at = verifiedAt(job)
  return disputed !== null && (verified_at === null || verified_at < disputed)
}

const noDispute = (job: JobFacts): Blocker | null =>
  isDisputed(job) ? block('NO_DISPUTE', { disputed_at: job.disputed_at ?? null }) : null

/** What keeps work that is done from being paid for. Nobody overrides it: the work is verified, or nothing is owed. */
export const unsettledWork = (job: JobFacts): Blocker[] =>
  [verified(job), noDispute(job)].flatMap((blocker) => (blocker ? { ...blocker, overridable: false } : []))

const reason: Check = (_job, input) => ((input.reason ?? '').trim() === '' ? block('REASON') : null)

const policy: Check = (job, _input, now) => moveBlockedBy(job, now)

const beforePayout: Check = (job) => {
  const gone = (job.payouts ?? []).some((payout) => payout.status === 'paid') || job.payout_status === 'paid'
  return gone ? block('BEFORE_PAYOUT') : null
}

/** Every guard of the transition table. */
export const guardChecks: Readonly<Record<Guard, Check>> = {
  ASSIGNED: assigned,
  WINDOW: window,
  SCOPE: scope,
  EQUIPMENT: equipment,
  CREW: crew,
  NO_CRITICAL_FLAG: noCriticalFlag,
  CHECKLIST: checklist,
  VERIFIED: verified,
  PAYOUT_APPROVED: payoutApproved,
  NO_DISPUTE: noDispute,
  REASON: reason,
  POLICY: policy,
  BEFORE_PAYOUT: beforePayout,
}

/** What every guard of the table asks, in words: for the matrix and for people. */
export const guardTexts: Readonly<Record<Guard, string>> = {
  ASSIGNED: 'A tech is assigned',
  WINDOW: 'There is a window still to come, a day long at most and within two years',
  SCOPE: 'No open critical scope flag',
  EQUIPMENT: 'All equipment that the job needs is planned, and delivered or picked',
  CREW: 'As many techs have accepted as the work takes',
  NO_CRITICAL_FLAG: 'No open critical flag',
  CHECKLIST: 'The completion checklist is finished, where there is one',
  VERIFIED: 'The customer (or the 72 h rule) has verified the work',
  PAYOUT_APPROVED: 'Every live payout is approved or paid',
  NO_DISPUTE: 'No dispute is open',
  REASON: 'A reason is given',
  POLICY: 'The pinned policy allows one more change of time',
  BEFORE_PAYOUT: 'No payout has gone out',
}
