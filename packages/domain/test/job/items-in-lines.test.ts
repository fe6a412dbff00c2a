import { expect, test } from 'vitest'
import { itemsOf, parseJobMetadata, priceOf } from '../../src/index.ts'

const line = (service_id: string, more: Record<string, unknown> = {}) => ({
  service_id,
  service_name: service_id,
  quantity: 1,
  kind: 'service',
  metadata: {},
  ...more,
})
const read = (document: Record<string, unknown>, lines: ReturnType<typeof line>[]) =>
  itemsOf({ lines }, parseJobMetadata(document)).map(({ service_id, quantity }) => [service_id, quantity])

test('the items that a document has no room for are read from the lines that follow them', () => {
  const items_json = [{ service_id: 'TV-M', quantity: 2 }]
  const lines = [
    line('TV-M', { quantity: 2 }),
    line('LK-R'),
    line('', { kind: 'discount' }),
    line('DB-B', { quantity: 3 }),
  ]
  expect(read({ items_json, items_left_out: 2 }, lines)).toEqual([
    ['TV-M', 2],
    ['LK-R', 1],
    ['DB-B', 3],
  ])
  expect(read({ items_json: [], items_left_out: 3 }, lines)).toHaveLength(3)
  const unsaid = line('LK-R', { kind: null })
  expect(read({ items_json, items_left_out: 1 }, [line('TV-M'), unsaid])).toHaveLength(2)
})

test('a document that is whole speaks for itself, whatever its lines say', () => {
  for (const items_left_out of [undefined, 0, 'two', null]) {
    expect(read({ items_json: [{ service_id: 'TV-M' }], items_left_out }, [line('TV-M'), line('LK-R')])).toHaveLength(1)
  }
  expect(itemsOf({ service_id: 'TV-M', lines: null }, parseJobMetadata({ items_left_out: 2 }))).toHaveLength(1)
})

test('a quantity that was written as none is none: nothing is priced', () => {
  const odd = line('LK-R', { metadata: { quantity_written: 'a dozen' } })
  const items = itemsOf({ lines: [odd] }, parseJobMetadata({ items_left_out: 1 }))
  expect(items[0]?.quantity).toBeNull()
  expect(priceOf(items)).toBeNull()
})
