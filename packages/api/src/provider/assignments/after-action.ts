import type { Context } from '@h2s/commands/context'
import { jobDetail } from '@h2s/db/read/job-detail'
import { notFound } from '@h2s/domain/errors'

/** What somebody who acted on an assignment learns: how it and its job stand now, and nothing of anybody else. */
export async function afterAction({ db }: Context, done: { job_id: string; assignment_id: string }) {
  const job = await jobDetail(db, done.job_id)
  const assignment = job?.assignments.find((one) => one.assignment_id === done.assignment_id)
  if (!job || !assignment) throw notFound('assignment')
  return { assignment, job }
}
