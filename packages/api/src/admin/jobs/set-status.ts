import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, optionalSentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { jobStatus } from '../../views/words.ts'

export const setJobStatus = staffAction
  .meta({ rest: { method: 'POST', path: '/api/admin_update_status', summary: 'Move a job along its status map' } })
  .input(z.strictObject({ job_id: jobId, status: jobStatus, notes: optionalSentence, version }))
  .output(jobAnswer)
  .mutation(() => awaiting())
