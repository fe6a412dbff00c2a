import { z } from 'zod'
import { checked } from '../../checked.ts'
import { providerAction } from '../../procedures.ts'
import { completeAssignment } from '@h2s/commands/assignments/complete-assignment'
import { once } from '../../once.ts'
import { afterAction } from './after-action.ts'
import { assignmentId, overrideReason, version } from '../../inputs/words.ts'
import { providerActionAnswer } from '../../views/provider-job.ts'

export const completeAssignmentProcedure = providerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/assignments/{id}/complete',
      summary: 'Say that the work is done',
      params: { id: 'assignment_id' },
    },
  })
  .input(z.strictObject({ assignment_id: assignmentId, override_reason: overrideReason, version }))
  .output(checked(providerActionAnswer))
  .mutation(once(async (ctx, input) => afterAction(ctx, await completeAssignment(ctx, input))))
