import { expect, test } from 'vitest'
import { becomesJobBlockedBy, orderStatuses } from '../../src/index.ts'

test('an order becomes a job unless it was cancelled', () => {
  const blocked = orderStatuses.filter((status) => becomesJobBlockedBy({ status }).length > 0)
  expect(blocked).toEqual(['cancelled'])
  expect(becomesJobBlockedBy({ status: 'cancelled' })).toEqual([
    {
      code: 'STATUS',
      message: 'The order was cancelled',
      fix: 'Take a new order if the work is wanted after all.',
      overridable: false,
      evidence: { status: 'cancelled' },
    },
  ])
})
