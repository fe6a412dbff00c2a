import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { OrderStatus } from './status.ts'

/** What keeps an order that has no job yet from becoming one. Money that came in for it all the same is a job with a flag. */
export function becomesJobBlockedBy({ status }: { status: OrderStatus }): Blocker[] {
  if (status !== 'cancelled') return []
  return [
    block(
      'STATUS',
      { status },
      {
        message: 'The order was cancelled',
        fix: 'Take a new order if the work is wanted after all.',
      },
    ),
  ]
}
