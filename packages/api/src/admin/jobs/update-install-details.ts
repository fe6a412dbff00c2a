import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { InstallDetailsPatch } from '@h2s/domain/job'
import { updateInstallDetails } from '@h2s/commands/job/update-install-details'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

/** A patch: a key that is absent is left as it is, null clears it. What a value may be is the domain's to say. */
export const installDetailsInput = z.strictObject({ job_id: jobId, ...InstallDetailsPatch.shape, version })

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
