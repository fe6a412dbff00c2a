import { z } from 'zod'
import { checked } from '../../checked.ts'
import { providerAction } from '../../procedures.ts'
import { acceptAssignment } from '@h2s/commands/assignments/accept-assignment'
import { once } from '../../once.ts'
import { afterAction } from './after-action.ts'
import { assignmentId, overrideReason, version } from '../../inputs/words.ts'
import { providerActionAnswer } from '../../views/provider-job.ts'

export const acceptAssignmentProcedure = providerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/assignments/{id}/accept',
      summary: 'Take an offered job',
      params: { id: 'assignment_id' },
    },
  })
  .input(z.strictObject({ assignment_id: assignmentId, override_reason: overrideReason, version }))
  .output(checked(providerActionAnswer))
  .mutation(once(async (ctx, input) => afterAction(ctx, await acceptAssignment(ctx, input))))
