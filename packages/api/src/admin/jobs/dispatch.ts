import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { dispatchJob } from '@h2s/commands/assignments/dispatch-job'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, overrideReason, version } from '../../inputs/words.ts'
import { assignmentView } from '../../views/assignment.ts'
import { jobDetail } from '../../views/job-detail.ts'

/** What the provider will hear: planned in the same transaction, sent by the worker. Null: nobody needs to be told. */
export const plannedNotification = z.object({ message_id: z.uuid(), channel: z.string(), state: z.string() }).nullable()

export const dispatchJobProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/admin_dispatch', summary: 'Offer a job to a provider' } })
  .input(z.strictObject({ job_id: jobId, pro_id: z.string().min(1).max(64), override_reason: overrideReason, version }))
  .output(checked(z.object({ job: jobDetail, assignment: assignmentView, notification: plannedNotification })))
  .mutation(
    once(async (ctx, input) => {
      const { job_id, assignment_id, notification } = await dispatchJob(ctx, input)
      const job = await jobDetailFor(ctx, job_id)
      const assignment = job.assignments.find((one) => one.assignment_id === assignment_id)
      if (!assignment) throw notFound('assignment')
      return { job, assignment, notification }
    }),
  )
