import { generateOrderPlan } from '@h2s/domain/equipment'
import { parseJobMetadata } from '@h2s/domain/job'
import { describe, expect, it } from 'vitest'
import { cancellationNow, cancellationText } from '../src/customer/jobs/cancellation-text.ts'

it.each([
  ['standard@1', '50% of the labor, at least $75.00', 'Moving the visit is free twice, until 3 hours before it.'],
  ['flex@1', 'Under 3 hours before: $50.00.', 'Moving the visit is free 3 times, until 3 hours before it.'],
  ['strict@1', '24 to 3 hours before: 50% of the labor.', 'Moving the visit costs $25.00.'],
])('what cancelling and moving cost by %s, as people say it', (policy, cancelling, moving) => {
  const text = cancellationText(parseJobMetadata({ policy }))
  expect(text).toContain(cancelling)
  expect(text).toContain(moving)
  expect(text).toContain(policy === 'strict@1' ? 'what they cost us on top' : '15% of their price on top')
})

describe('what cancelling costs at this moment', () => {
  const now = '2026-11-21T12:00:00.000Z'
  const of = (over: Partial<Parameters<typeof cancellationNow>[0]> = {}, metadata: object = {}) =>
    cancellationNow(
      {
        service_id: 'TV-L',
        service_name: 'Mount TV 60-74"',
        lines: [],
        created_at: '2026-11-01T12:00:00.000Z',
        start_iso: '2026-11-24T15:00:00.000Z',
        time_zone: 'America/New_York',
        assignment: null,
        ...over,
      },
      parseJobMetadata(metadata),
      now,
    )

  it.each([
    ['days ahead: until when it stays free', {}, 'If you cancel now: free until Mon, Nov 23, 10 AM, then $50.00.'],
    ['without a time', { start_iso: null }, 'If you cancel now: free.'],
    ['the same morning', { start_iso: '2026-11-21T13:00:00.000Z' }, 'If you cancel now: $89.50.'],
    ['of what nobody can price', { service_id: null, service_name: 'Something else' }, null],
  ])('%s', (_case, over, expected) => expect(of(over)).toBe(expected))

  it('with what was ordered for them', () => {
    const items_json = [{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 65 } }]
    const { components, ...plan } = generateOrderPlan({ metadata: { items_json } }, now)
    const order_plan = { ...plan, components: components.map((line) => ({ ...line, state: 'ordered' })) }
    expect(of({ start_iso: null }, { items_json, order_plan })).toBe(
      'If you cancel now: free. Parts that were ordered for you: $11.85 on top.',
    )
  })

  it('within the hour after booking: until it ends', () => {
    expect(of({ created_at: '2026-11-21T11:50:00.000Z' }, { policy: 'strict@1' })).toBe(
      'If you cancel now: free until Today 7:50 AM, then $25.00.',
    )
  })

  it('is not guessed where the pinned policy is not known', () => {
    expect(of({}, { policy: 'unheard@9' })).toBeNull()
    expect(cancellationText(parseJobMetadata({ policy: 'unheard@9' }))).toMatch(/^Ask us what cancelling costs/)
  })

  it('by the policy that was pinned at booking', () => {
    expect(of({}, { policy: 'strict@1' })).not.toBe(of())
  })
})
