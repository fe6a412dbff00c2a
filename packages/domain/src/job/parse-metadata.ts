import { asKey, isCustomerWord, itemList, mountOf, quantityOf } from '../catalogue/items.ts'
import { readFlags } from '../flags/read-flags.ts'
import { invalid } from '../errors/domain-error.ts'
import { orderStages } from '../equipment/order-line.ts'
import type { OrderStage } from '../equipment/order-line.ts'
import { readOrderPlan } from '../equipment/read-order-plan.ts'
import { JobMetadataV2, MAX_METADATA_BYTES, equipmentLanes, wallTypes, wireLevels } from './metadata.ts'
import type { AccessDetails, AuditLogEntry } from './metadata.ts'

type Bag = Record<string, unknown>

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const missing = (value: unknown): boolean => value === undefined || value === null || value === ''

/** The stored document as an object: itself, its JSON text, or an empty one that remembers what stood there. */
function asDocument(stored: unknown): Bag {
  if (isBag(stored)) return stored
  if (missing(stored)) return {}
  if (typeof stored === 'string') {
    try {
      const parsed: unknown = JSON.parse(stored)
      if (isBag(parsed)) return parsed
      if (parsed === null) return {}
    } catch {
      // Text that is no JSON is kept below, as it stood.
    }
  }
  return { legacy: { document: stored } }
}

/** A stored word as one of an enum, without regard to case, spaces and hyphens; null when it is none of them. */
function asWord<const Word extends string>(value: unknown, words: readonly Word[]): Word | null {
  if (typeof value !== 'string') return null
  if ((words as readonly string[]).includes(value)) return value as Word
  const word = value
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_')
  return (words as readonly string[]).includes(word) ? (word as Word) : null
}

function asWholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

function asTexts(value: unknown): string[] | null {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string') ? value : null
  return typeof value === 'string'
    ? value
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '')
    : null
}

/** An item with its words in our spelling; what cannot be read stays as it is and is listed when the item is read. */
function upgradeItem(entry: unknown): Bag {
  if (!isBag(entry)) return { legacy: entry }
  const item: Bag = { ...entry }
  if (typeof item['quantity'] === 'string') item['quantity'] = quantityOf(item['quantity']) ?? item['quantity']
  if (!isBag(item['metadata'])) return item
  const details: Bag = { ...item['metadata'] }
  const mount = asKey(details['mount_type'])
  if (mount !== null) {
    if (isCustomerWord(mount)) details['mount_type'] = 'customer_provided'
    else if (mount === 'none') details['mount_type'] = 'none'
    else details['mount_type'] = mountOf(mount) ?? details['mount_type']
  }
  for (const key of ['mount_provider', 'equipment_provider', 'supplier']) {
    const word = asKey(details[key])
    if (word !== null) details[key] = isCustomerWord(word) ? 'customer' : word
  }
  return { ...item, metadata: details }
}

function upgradeAccess(stored: unknown): AccessDetails | null {
  if (!isBag(stored)) return null
  const access: Bag = { ...stored }
  const building = asKey(access['building'])
  const buildings = new Map([
    ['apartment', 'flat'],
    ['condo', 'flat'],
    ['flat', 'flat'],
    ['gated', 'gated'],
    ['house', 'house'],
    ['business', 'business'],
  ])
  const known = building === null ? undefined : buildings.get(building)
  if (known === undefined) delete access['building']
  else access['building'] = known
  for (const key of ['unit', 'gate_code']) {
    if (typeof access[key] === 'number') access[key] = String(access[key])
    if (typeof access[key] !== 'string') delete access[key]
  }
  if (typeof access['adult_present'] !== 'boolean') delete access['adult_present']
  const hours = access['hours']
  if (!isBag(hours) || typeof hours['from'] !== 'string' || typeof hours['to'] !== 'string') delete access['hours']
  return access as AccessDetails
}

function upgradeAuditEntry(entry: unknown): AuditLogEntry | null {
  if (!isBag(entry) || typeof entry['timestamp'] !== 'string' || typeof entry['action'] !== 'string') return null
  const read: Bag = { ...entry }
  read['user_id'] = typeof entry['user_id'] === 'string' ? entry['user_id'] : 'unknown'
  read['user_name'] = typeof entry['user_name'] === 'string' ? entry['user_name'] : read['user_id']
  for (const key of ['field', 'notes']) if (typeof read[key] !== 'string' && read[key] !== null) delete read[key]
  return read as AuditLogEntry
}

/**
 * Reads whatever a database may hold as a version 2 document. Never throws, never mutates.
 *
 * Understood: null, `{}`, version 1, the document or its items as JSON text, any case of an enum, seed A's plans and
 * flags without our later fields. Unknown keys are kept; a value that cannot be read becomes "unknown" and is kept under
 * `legacy`. Reading what was read gives the same again.
 *
 * @example
 * parseJobMetadata({ wall_type: 'brick' }).wall_type // => 'BRICK'
 * @example
 * parseJobMetadata(null).wire_management_required // => 'UNKNOWN'
 */
export function parseJobMetadata(stored: unknown): JobMetadataV2 {
  const old = asDocument(stored)
  const legacy: Bag = isBag(old['legacy']) ? { ...old['legacy'] } : {}
  if (!missing(old['legacy']) && !isBag(old['legacy'])) legacy['legacy'] = old['legacy']

  /** Reads one key; what cannot be read is set aside and counts as missing. */
  const read = <Value>(key: string, as: (value: unknown) => Value | null): Value | null => {
    const value = old[key]
    if (missing(value)) return null
    const understood = as(value)
    if (understood === null) legacy[key] = value
    return understood
  }
  const asText = (value: unknown) =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

  const items =
    Array.isArray(old['items_json']) || missing(old['items']) ? old['items_json'] : (old['items_json'] ?? old['items'])
  if (typeof items === 'string' && items !== '' && itemList(items).length === 0 && items.trim() !== '[]')
    legacy['items_json'] = items

  const storedStage = read('order_stage', (value) => asWord(value, orderStages))
  const plan = read('order_plan', (value) => readOrderPlan(value, storedStage))
  const flags = readFlags(old['pain_flags'])
  if (flags.unread.length > 0)
    legacy['pain_flags'] = [...(Array.isArray(legacy['pain_flags']) ? legacy['pain_flags'] : []), ...flags.unread]
  const audit = Array.isArray(old['audit_log']) ? old['audit_log'].map(upgradeAuditEntry) : []
  const unreadAudit = Array.isArray(old['audit_log'])
    ? old['audit_log'].filter((_entry, index) => audit[index] === null)
    : missing(old['audit_log'])
      ? []
      : [old['audit_log']]
  if (unreadAudit.length > 0)
    legacy['audit_log'] = [...(Array.isArray(legacy['audit_log']) ? legacy['audit_log'] : []), ...unreadAudit]

  const surfaceNotes = read('mounting_surface_notes', asText)
  const priorityNotes = read('customer_priority_notes', asText)
  const access = read('access', upgradeAccess)
  const required = read('order_required', (value) => (typeof value === 'boolean' ? value : asFlag(value)))

  const document: JobMetadataV2 = {
    ...old,
    order_id: read('order_id', asText),
    estimated_payout: read('estimated_payout', asWholeNumber),
    items_json: itemList(items).map(upgradeItem),
    source: read('source', asText),
    wire_management_required: read('wire_management_required', (value) => asWord(value, wireLevels)) ?? 'UNKNOWN',
    wall_type: read('wall_type', (value) => asWord(value, wallTypes)) ?? 'UNKNOWN',
    special_constraints: read('special_constraints', asTexts) ?? [],
    equipment_lane: read('equipment_lane', (value) => asWord(value, equipmentLanes)),
    order_required: required ?? false,
    order_stage: storedStage ?? (required === true || plan !== null ? 'PENDING_REVIEW' : 'NOT_NEEDED'),
    pain_flags: flags.flags,
    audit_log: audit.filter((entry) => entry !== null),
  }
  setOrDrop(document, 'mounting_surface_notes', surfaceNotes)
  setOrDrop(document, 'customer_priority_notes', priorityNotes)
  setOrDrop(document, 'access', access)
  setOrDrop(document, 'order_plan', plan)
  setOrDrop(document, 'legacy', Object.keys(legacy).length > 0 ? legacy : null)
  if (!Object.hasOwn(old, 'items_json') && items === old['items']) delete document['items']
  return document
}

function asFlag(value: unknown): boolean | null {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === 'true' || word === 1) return true
  return word === 'false' || word === 0 ? false : null
}

function setOrDrop(document: Record<string, unknown>, key: string, value: unknown): void {
  if (value === null) delete document[key]
  else document[key] = value
}

/** How many bytes the document takes as JSON in UTF-8. */
export function metadataBytes(document: unknown): number {
  const json = JSON.stringify(document) ?? ''
  let bytes = 0
  for (const character of json) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/**
 * Checks a document before it is written: version 2 exactly, at most 16 KB. Returns it, or throws INVALID with the
 * path of every problem.
 */
export function checkJobMetadata(document: unknown): JobMetadataV2 {
  const checked = JobMetadataV2.safeParse(document)
  if (!checked.success) {
    throw invalid(
      'The metadata document has problems',
      checked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    )
  }
  const bytes = metadataBytes(checked.data)
  if (bytes > MAX_METADATA_BYTES) {
    throw invalid('The metadata document is too large', [
      { path: '', message: `${bytes} bytes, ${MAX_METADATA_BYTES} are allowed` },
    ])
  }
  return checked.data
}

/** The stage of a document, whatever version it has. */
export function readOrderStage(value: unknown): OrderStage | null {
  return asWord(value, orderStages)
}
