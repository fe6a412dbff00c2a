import { offerNext } from '@h2s/commands/assignments/offer-next'
import { z } from 'zod'
import { defineTask } from './task.ts'

/** A seat that somebody did not take or gave back is offered to the next best, once. */
export const offerNextTask = defineTask({
  queue: 'offer-next',
  payload: z.strictObject({ assignment_id: z.uuid() }),
  concurrency: 4,
  part: 'offers',
  run: (ctx, { assignment_id }) => offerNext(ctx, { assignment_id }),
})
