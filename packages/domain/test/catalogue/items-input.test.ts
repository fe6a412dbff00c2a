import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { parseItemsInput } from '../../src/index.ts'
import type { CheckedItem, ItemInput, itemsInput } from '../../src/index.ts'

test('an item as it is written type-checks with any of its keys, and is what the check takes', () => {
  const items: ItemInput[] = [
    { service_id: 'TV-L' },
    { service_name: 'TV Mounting', metadata: { mount_type: 'Tilt', tv_size: '65"', extra_studs: '2' } },
    { quantity: 2, metadata: { supplier: 'company', haul_away: true, hdmi: 'true' }, shelf: 'B' },
  ]
  expectTypeOf<ItemInput[]>().toExtend<z.input<typeof itemsInput>>()
  expectTypeOf(parseItemsInput).returns.toEqualTypeOf<CheckedItem[]>()
  expect(parseItemsInput(items).map(({ quantity, metadata }) => [quantity, metadata.tv_size ?? null])).toEqual([
    [1, null],
    [1, 65],
    [2, null],
  ])
})
