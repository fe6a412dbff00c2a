import { z } from 'zod'
import { badInput } from '../errors/bad-input.ts'
import {
  MAX_QUANTITY,
  asKey,
  asTvSize,
  mountWordOf,
  mountWords,
  studWords,
  studsOf,
  supplierOf,
  supplierWords,
  tvSizeWords,
} from './item-words.ts'

/** A value in any spelling becomes ours; another one is an error and never a default. */
const spelled = <Value>(read: (written: unknown) => Value | null | undefined, message: string) =>
  z.union([z.string(), z.number()], message).transform((written, context) => {
    const value = read(written)
    if (value != null) return value
    context.addIssue({ code: 'custom', message, input: written })
    return z.NEVER
  })

const supplier = spelled((written) => supplierOf(asKey(written) ?? ''), supplierWords).optional()

const name = z.string().min(1, 'must not be empty').optional()

const itemInput = z.looseObject({
  service_id: name,
  service_name: name,
  quantity: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MAX_QUANTITY, `must be at most ${MAX_QUANTITY}`)
    .default(1),
  metadata: z
    .looseObject({
      mount_type: spelled((written) => mountWordOf(asKey(written) ?? ''), mountWords).optional(),
      mount_provider: supplier,
      equipment_provider: supplier,
      supplier,
      tv_size: spelled(asTvSize, tvSizeWords).optional(),
      extra_studs: spelled(studsOf, studWords).optional(),
    })
    .default({}),
})

/** Items at the edge: what a new order may say. Stored items are read with `readItems`, which never fails. */
export const itemsInput = z.array(itemInput)
export type ItemInput = z.infer<typeof itemInput>

/** Checks items at the edge. Throws INVALID with the path of every problem. */
export function parseItemsInput(items: unknown): ItemInput[] {
  const parsed = itemsInput.safeParse(items)
  if (parsed.success) return parsed.data
  throw badInput('The items have', parsed.error)
}
