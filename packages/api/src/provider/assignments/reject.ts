import { z } from 'zod'
import { providerAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { assignmentId, sentence, version } from '../../inputs/words.ts'
import { providerActionAnswer } from '../../views/provider-job.ts'

export const rejectAssignment = providerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/assignments/{id}/reject',
      summary: 'Give a job back, with a reason',
      params: { id: 'assignment_id' },
    },
  })
  .input(z.strictObject({ assignment_id: assignmentId, reason: sentence, version }))
  .output(providerActionAnswer)
  .mutation(() => awaiting())
