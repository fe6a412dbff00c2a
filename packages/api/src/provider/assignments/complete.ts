import { z } from 'zod'
import { providerAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { assignmentId, version } from '../../inputs/words.ts'
import { providerActionAnswer } from '../../views/provider-job.ts'

export const completeAssignment = providerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/assignments/{id}/complete',
      summary: 'Say that the work is done',
      params: { id: 'assignment_id' },
    },
  })
  .input(z.strictObject({ assignment_id: assignmentId, version }))
  .output(providerActionAnswer)
  .mutation(() => awaiting())
