import { parseJobMetadata } from '@h2s/domain/job'
import { expect, it } from 'vitest'
import { cancellationText } from '../src/customer/jobs/cancellation-text.ts'

it.each([
  ['standard@1', '50% of the labor, at least $75.00', 'Moving the visit is free twice, until 3 hours before it.'],
  ['flex@1', 'Under 3 hours before: $50.00.', 'Moving the visit is free 3 times, until 3 hours before it.'],
  ['strict@1', '24 to 3 hours before: 50% of the labor.', 'Moving the visit costs $25.00.'],
])('what cancelling and moving cost by %s, as people say it', (policy, cancelling, moving) => {
  const text = cancellationText(parseJobMetadata({ policy }))
  expect(text).toContain(cancelling)
  expect(text).toContain(moving)
})
