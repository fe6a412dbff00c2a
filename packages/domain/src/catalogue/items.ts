import { findService, isCoded } from './find-service.ts'
import type { ServiceMatch } from './find-service.ts'
import { isBag, isMissing } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { asBoolean } from '../stored/values.ts'
import {
  MAX_QUANTITY,
  asKey,
  asPositive,
  asTvSize,
  detailsBag,
  isCustomerWord,
  itemList,
  mountOf,
  mountWordOf,
  mountWords,
  quantityOf,
  studWords,
  studsOf,
  supplierKeys,
  supplierOf,
  supplierWords,
  tvSizeWords,
} from './item-words.ts'
import type { MountType } from './goods.ts'
import { serviceForTv } from './services.ts'
import type { Service, ServiceFamily } from './services.ts'

/** Who brings the equipment of an item. */
export type Supplier = 'customer' | 'company' | 'none'

/** Something about an item that cannot be read and is not guessed. */
export type ItemProblem = { path: string; value: unknown; message: string }

/** One bought item, read from seed A's `items_json`. */
export type Item = {
  readonly index: number
  readonly service_id: string | null
  readonly service_name: string | null
  readonly family: ServiceFamily | null
  readonly service: Service | null
  /** A whole number from 1 to 100; null when the stored one is none. */
  readonly quantity: number | null
  readonly supplier: Supplier
  readonly mount: MountType | null
  /** Inches. */
  readonly tv_size: number | null
  /** What the customer's own mount carries, where they told us. */
  readonly mount_max_pounds: number | null
  readonly mount_max_vesa: readonly [number, number] | null
  readonly tv_pounds: number | null
  /** Studs that wires in the wall cross beyond the first, for each TV. */
  readonly extra_studs: number
  readonly wants: { readonly c_wire_kit: boolean; readonly hdmi: boolean; readonly haul_away: boolean }
  readonly problems: readonly ItemProblem[]
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

const isBlank = (value: unknown): boolean => isMissing(value) || (typeof value === 'string' && value.trim() === '')

function vesaOf(value: unknown): readonly [number, number] | null {
  const match = typeof value === 'string' ? /^\s*(\d{2,4})\s*[x×]\s*(\d{2,4})\s*$/i.exec(value) : null
  return match === null ? null : [Number(match[1]), Number(match[2])]
}

/** Who supplies, from what was said of it and of the mount. What was said in a word of nobody's is never "nothing". */
function suppliedBy(said: string | null, mountKey: string | null, service: Service | null): Supplier {
  const named = said === null ? undefined : supplierOf(said)
  if (mountKey === 'none' || named === 'none') return 'none'
  if (named === 'customer' || (mountKey !== null && isCustomerWord(mountKey))) return 'customer'
  return said !== null || mountKey !== null || service?.kit !== undefined ? 'company' : 'none'
}

/** Things with a screen or a mount of their own. The name of any other, such as "Garage", may say where a TV hangs. */
const withMount = new Set<ServiceFamily>(['tv', 'audio', 'projector', 'camera'])

/**
 * Reads stored items. Never throws: what cannot be read is listed in `problems` of the item, and nothing is guessed.
 *
 * An item without a service of its own has the job's. Words are compared without regard to case.
 */
export function readItems(
  stored: unknown,
  job: { service_id?: string | null | undefined; service_name?: string | null | undefined } = {},
): Item[] {
  return itemList(stored).map((entry, index) => readItem(entry, index, job))
}

/** An item whose fields speak of a TV is about one, whatever its service is called. */
function tvItself(inches: number | null): ServiceMatch {
  return { family: 'tv', service: inches === null ? null : (serviceForTv(inches) ?? null) }
}

function readItem(
  entry: unknown,
  index: number,
  job: { service_id?: string | null | undefined; service_name?: string | null | undefined },
): Item {
  const item: Bag = isBag(entry) ? entry : {}
  const inner = detailsBag(item['metadata'])
  const details: Bag = inner ?? {}
  const problems: ItemProblem[] = []
  const problem = (path: string, value: unknown, message: string) =>
    problems.push({ path: `${index}.${path}`, value, message })

  const whole = quantityOf(item['quantity'])
  const quantity = whole !== null && whole <= MAX_QUANTITY ? whole : null
  if (whole === null) problem('quantity', item['quantity'], 'must be a whole number of at least 1')
  else if (quantity === null) problem('quantity', whole, `of ${whole} is not believable`)
  if (inner === null) problem('metadata', item['metadata'], 'cannot be read')

  const storedSize = details['tv_size']
  const tv_size = asTvSize(storedSize)
  if (tv_size === null && !isMissing(storedSize)) problem('metadata.tv_size', storedSize, tvSizeWords)

  const studs = studsOf(details['extra_studs'])
  if (studs === null) problem('metadata.extra_studs', details['extra_studs'], studWords)

  const ownId = text(item['service_id'])
  const ownName = text(item['service_name'])
  const named = ownId === null && ownName === null ? job : { service_id: ownId, service_name: ownName }
  const mountKey = asKey(details['mount_type'])
  const isMountUnread = mountKey === null && !isBlank(details['mount_type'])
  const mount = mountKey === null ? null : (mountOf(mountKey) ?? null)
  if (isMountUnread || (mountKey !== null && mountWordOf(mountKey) === undefined))
    problem('metadata.mount_type', details['mount_type'], mountWords)

  const speaksOfTv = tv_size !== null || mount !== null
  const own = findService({ ...named, tv_size })
  const found = own ?? (named === job ? null : findService({ ...job, tv_size }))
  const match =
    (speaksOfTv && (found === null || (!withMount.has(found.family) && !isCoded(own === null ? job : named)))) ||
    (found === null && mountKey !== null && isCustomerWord(mountKey))
      ? tvItself(tv_size)
      : found
  const service = match?.service ?? null
  let said: string | null = null
  for (const key of supplierKeys) {
    const word = asKey(details[key])
    said ??= word
    if (word === null ? !isBlank(details[key]) : supplierOf(word) === undefined)
      problem(`metadata.${key}`, details[key], word === null ? 'must be a word' : supplierWords)
  }
  // What cannot be read is never taken for "nothing is needed".
  const isUnread = said === null && (inner === null || isMountUnread)
  const supplier = isUnread ? 'company' : suppliedBy(said, mountKey, service)
  if (supplier === 'company' && mount !== null && tv_size === null) {
    problem('metadata.tv_size', storedSize ?? null, 'a mount needs the size of the TV')
  }
  if (said !== null && supplierOf(said) === 'company' && isBlank(details['mount_type']))
    nothingNamed(problem, match, details)

  return {
    index,
    service_id: named.service_id ?? null,
    service_name: named.service_name ?? null,
    family: match?.family ?? null,
    service,
    quantity,
    supplier,
    mount,
    tv_size,
    mount_max_pounds: asPositive(details['mount_max_lbs']),
    mount_max_vesa: vesaOf(details['mount_max_vesa']),
    tv_pounds: asPositive(details['tv_weight_lbs']),
    extra_studs: studs ?? 0,
    wants: {
      c_wire_kit: asBoolean(details['c_wire_kit']) === true,
      hdmi: asBoolean(details['hdmi']) === true,
      haul_away: asBoolean(details['haul_away']) === true,
    },
    problems,
  }
}

/** We supply, and neither a mount nor a kit says what: nothing would be bought, and the tech would come without it. */
function nothingNamed(
  problem: (path: string, value: unknown, message: string) => void,
  match: ServiceMatch | null,
  details: Bag,
): void {
  const service = match?.service
  if (service?.kit !== undefined || service?.code === 'CAM-B' || service?.code === 'DX-1' || service?.code === 'TV-DIS')
    return
  if (match === null || match.family === 'tv')
    return problem('metadata.mount_type', null, 'must be said where we bring the mount')
  const key = supplierKeys.find((entry) => asKey(details[entry]) !== null)
  if (key !== undefined) problem(`metadata.${key}`, details[key], 'names us, and we carry nothing for it')
}
