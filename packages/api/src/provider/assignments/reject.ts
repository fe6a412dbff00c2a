import { z } from 'zod'
import { checked } from '../../checked.ts'
import { providerAction } from '../../procedures.ts'
import { rejectAssignment } from '@h2s/commands/assignments/reject-assignment'
import { once } from '../../once.ts'
import { afterAction } from './after-action.ts'
import { assignmentId, sentence, version } from '../../inputs/words.ts'
import { providerActionAnswer } from '../../views/provider-job.ts'

export const rejectAssignmentProcedure = providerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/assignments/{id}/reject',
      summary: 'Give a job back, with a reason',
      params: { id: 'assignment_id' },
    },
  })
  .input(z.strictObject({ assignment_id: assignmentId, reason: sentence, version }))
  .output(checked(providerActionAnswer))
  .mutation(once(async (ctx, input) => afterAction(ctx, await rejectAssignment(ctx, input))))
