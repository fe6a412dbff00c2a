import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { scheduleAppointment } from '@h2s/commands/schedule/schedule-appointment'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { instantInput, jobId, overrideReason, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

const appointment = { start_iso: instantInput, end_iso: instantInput, override_reason: overrideReason, version }

/** A window for a job, or for an order that may not be a job yet (it becomes one by the same intake). */
export const scheduleAppointmentInput = z.union([
  z.strictObject({ job_id: jobId, ...appointment }),
  z.strictObject({ order_id: z.string().min(1).max(128), ...appointment }),
])

export const scheduleAppointmentProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/schedule_appointment', summary: 'Set the window of a job or an order' } })
  .input(scheduleAppointmentInput)
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await scheduleAppointment(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
