import { z } from 'zod'
import { badInput } from '../errors/bad-input.ts'
import { mountTypes } from './goods.ts'
import {
  MAX_QUANTITY,
  asKey,
  asTvSize,
  isCustomerWord,
  mountOf,
  supplierOf,
  supplierWords,
  tvSizeWords,
} from './item-words.ts'

const mountWords = [...mountTypes, 'customer_provided', 'none'] as const

/** A mount type in any spelling becomes ours; an unknown one is an error and never a default price. */
const mountType = z.string().transform((written, context) => {
  const key = asKey(written)
  if (key !== null && isCustomerWord(key)) return 'customer_provided' as const
  if (key === 'none') return 'none' as const
  const mount = key === null ? undefined : mountOf(key)
  if (mount !== undefined) return mount
  context.addIssue({ code: 'custom', message: `must be one of ${mountWords.join(', ')}`, input: written })
  return z.NEVER
})

const tvSize = z.union([z.number(), z.string()], tvSizeWords).transform((written, context) => {
  const size = asTvSize(written)
  if (size !== null) return size
  context.addIssue({ code: 'custom', message: tvSizeWords, input: written })
  return z.NEVER
})

/** Who supplies, in any spelling that we know; another word is an error and never taken for us. */
const supplier = z
  .string()
  .transform((written, context) => {
    const known = supplierOf(asKey(written) ?? '')
    if (known !== undefined) return known
    context.addIssue({ code: 'custom', message: supplierWords, input: written })
    return z.NEVER
  })
  .optional()

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
      mount_type: mountType.optional(),
      mount_provider: supplier,
      equipment_provider: supplier,
      supplier,
      tv_size: tvSize.optional(),
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
