import type { Context } from '@h2s/commands/context'
import { crewTimes } from '@h2s/db/read/crew-times'
import { jobDetail } from '@h2s/db/read/job-detail'
import { workingNow } from '@h2s/db/read/working-now'
import { crewNeeded, durationMinutes, priceOf } from '@h2s/domain/catalogue'
import { notFound } from '@h2s/domain/errors'
import { actionsOf, chargesOf, itemsOf, jobActions, nextStatuses, parseJobMetadata } from '@h2s/domain/job'
import { mayDo } from '@h2s/domain/people'

/** A job as dispatch sees it: its facts, and what the domain says about each next step. Throws NOT_FOUND. */
export async function jobDetailFor({ db, actor, now }: Context, jobId: string) {
  const facts = await jobDetail(db, jobId)
  if (!facts) throw notFound('job')
  const at = now()
  const crew = facts.assignments.filter(({ state }) => state === 'accepted' || state === 'en_route')
  const pros = crew.map(({ pro_id }) => pro_id)
  const [crew_working, crew_taken] = await Promise.all([workingNow(db, pros), crewTimes(db, pros, at)])
  const asked = { ...facts, crew_working, crew_taken }
  const metadata = parseJobMetadata(facts.metadata)
  const items = itemsOf(facts, metadata)
  const theirs = jobActions.filter((action) => mayDo(actor, action, { ...facts, live_pro_ids: [] }))
  return {
    ...facts,
    metadata: { ...metadata, audit_log: facts.audit_log },
    blockers: Object.fromEntries(nextStatuses(asked, at).map(({ to, blockers }) => [to, blockers])),
    actions: actionsOf(asked, at, theirs),
    charges: chargesOf(facts, { items, metadata }),
    expected: {
      duration_minutes: durationMinutes(items, metadata),
      crew: crewNeeded(items, metadata),
      price_cents: priceOf(items, metadata),
    },
  }
}
