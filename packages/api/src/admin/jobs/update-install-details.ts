import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { updateInstallDetails } from '@h2s/commands/job/update-install-details'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { wallType, wireManagement } from '../../views/words.ts'

const note = z.string().trim().max(2000).nullable().optional()

/** A patch: a key that is absent is left as it is, null clears it. */
export const installDetailsInput = z.strictObject({
  job_id: jobId,
  wire_management_required: wireManagement.nullable().optional(),
  wall_type: wallType.nullable().optional(),
  mounting_surface_notes: note,
  special_constraints: z.array(z.string().trim().min(1).max(60)).max(20).nullable().optional(),
  customer_priority_notes: note,
  version,
})

export const updateInstallDetailsProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/update_install_details', summary: 'Fill in what the site is like' } })
  .input(installDetailsInput)
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await updateInstallDetails(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
