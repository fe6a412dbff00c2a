import { expect, test } from 'vitest'
import { visitWindowBlockedBy } from '@h2s/domain/schedule'

const now = '2026-11-24T15:00:00Z'
const messages = (start_iso: string, end_iso: string) =>
  visitWindowBlockedBy({ start_iso, end_iso }, now).map(({ code, message }) => `${code}: ${message}`)

test('a visit is still to come, within a day, within two years', () => {
  expect(messages('2026-11-24T14:00:00Z', '2026-11-24T15:00:00.001Z')).toEqual([])
  expect(messages('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z')).toEqual(['WINDOW: The window is over already'])
  expect(messages('2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')).toEqual([])
  expect(messages('2026-11-25T00:00:00Z', '2026-11-26T00:00:01Z')).toEqual(['WINDOW: The window is longer than a day'])
  expect(messages('2028-11-23T15:00:00Z', '2028-11-23T16:00:00Z')).toEqual([])
  expect(messages('2028-11-23T15:00:01Z', '2028-11-23T16:00:00Z')).toEqual([
    'WINDOW: The window is more than two years ahead',
  ])
})
