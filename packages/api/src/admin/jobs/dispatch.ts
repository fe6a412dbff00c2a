import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, version } from '../../inputs/words.ts'
import { assignmentView } from '../../views/assignment.ts'
import { jobDetail } from '../../views/job-detail.ts'

/** What the provider will hear: planned in the same transaction, sent by the worker. Null: nobody needs to be told. */
export const plannedNotification = z
  .object({ message_id: z.uuid().nullable(), channel: z.string(), state: z.string() })
  .nullable()

export const dispatchJob = staffAction
  .meta({ rest: { method: 'POST', path: '/api/admin_dispatch', summary: 'Offer a job to a provider' } })
  .input(z.strictObject({ job_id: jobId, pro_id: z.string().min(1).max(64), version }))
  .output(z.object({ job: jobDetail, assignment: assignmentView, notification: plannedNotification }))
  .mutation(() => awaiting())
