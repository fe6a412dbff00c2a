import { z } from 'zod'
import { badInput } from '../errors/bad-input.ts'
import type { MountType } from './goods.ts'
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
import type { Supplier } from './items.ts'

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

/** An item that was checked: its words in our spelling, its numbers as numbers. */
export type CheckedItem = z.infer<typeof itemInput>

/** One of these words, in any case and with spaces or hyphens; a further spelling of them is understood too. */
type Spelled<Word extends string> = Word | (string & {})

/**
 * One item as an order writes it. Each key may be missing, and one that is not listed is kept and read by no rule.
 *
 * A number may be written as text, with its unit (`'65"'`, `'30 lb'`); yes and no as `'true'`, `'false'`, 1 and 0.
 */
export type ItemInput = {
  [key: string]: unknown
  /** What is bought, by the code of the catalogue: `'TV-L'`. It decides before the name does. */
  service_id?: string | undefined
  /** What is bought, in words: `'TV Mounting'`. An item without code and name is one of the job's service. */
  service_name?: string | undefined
  /** How many, from 1 to 100; 1 where absent. */
  quantity?: number | undefined
  metadata?: ItemDetailsInput | undefined
}

/** What is said of an item beyond what was bought. */
export type ItemDetailsInput = {
  [key: string]: unknown
  /** The mount that hangs the TV: it has a price and a place in the order plan. `customer_provided`: we bring none. */
  mount_type?: Spelled<MountType | 'customer_provided' | 'none'> | number | undefined
  /** Who brings the equipment. Of the three keys for it the first that says something counts: this, then `equipment_provider`, then `mount_provider`. */
  supplier?: Spelled<Supplier> | number | undefined
  /** As `supplier`, in seed A's word. */
  equipment_provider?: Spelled<Supplier> | number | undefined
  /** As `supplier`, in seed A's word for TVs. */
  mount_provider?: Spelled<Supplier> | number | undefined
  /** Inches, at most 120. A mount that we bring needs it; price, time and crew follow from it. */
  tv_size?: string | number | undefined
  /** What the TV weighs, in pounds, where somebody knows better than our table of sizes. Above 60 it takes two techs. */
  tv_weight_lbs?: string | number | undefined
  /** What the customer's own mount carries, in pounds: less than the TV weighs is a SCOPE_MISMATCH. */
  mount_max_lbs?: string | number | undefined
  /** The largest pattern of holes that the customer's own mount fits: `'400x400'`. */
  mount_max_vesa?: string | undefined
  /** Studs that wires in the wall cross beyond the first, for each TV: 0 to 20. */
  extra_studs?: string | number | undefined
  /** A thermostat gets a C-wire: kit and work. */
  c_wire_kit?: boolean | string | number | undefined
  /** We bring an HDMI cable. */
  hdmi?: boolean | string | number | undefined
  /** We take the packaging away. */
  haul_away?: boolean | string | number | undefined
}

/** Checks items at the edge. Throws INVALID with the path of every problem. */
export function parseItemsInput(items: unknown): CheckedItem[] {
  const parsed = itemsInput.safeParse(items)
  if (parsed.success) return parsed.data
  throw badInput('The items have', parsed.error)
}
