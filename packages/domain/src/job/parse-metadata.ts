import { asKey, isCustomerWord, itemList, mountOf, quantityOf } from '../catalogue/items.ts'
import { readFlags } from '../flags/read-flags.ts'
import { invalid } from '../errors/domain-error.ts'
import { orderStages } from '../equipment/order-line.ts'
import { readOrderPlan } from '../equipment/read-order-plan.ts'
import { JobMetadataV2, MAX_METADATA_BYTES, equipmentLanes, wallTypes, wireLevels } from './metadata.ts'
import { isCurrentDocument } from './is-current.ts'
import type { AccessDetails, AuditLogEntry } from './metadata.ts'
import { isBag, isMissing, parseJson } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { asWord } from '../stored/words.ts'

/** The stored document as an object: itself, its JSON text, or an empty one that remembers what stood there. */
function asDocument(stored: unknown): Bag {
  if (isBag(stored)) return stored
  if (isMissing(stored)) return {}
  if (typeof stored === 'string') {
    const parsed = parseJson(stored)
    if (isBag(parsed)) return parsed
    if (parsed === null) return {}
  }
  return { legacy: { document: stored } }
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

const buildings = new Map<string, NonNullable<AccessDetails['building']>>([
  ['apartment', 'flat'],
  ['condo', 'flat'],
  ['flat', 'flat'],
  ['gated', 'gated'],
  ['house', 'house'],
  ['business', 'business'],
])

const asText = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

function upgradeAccess(stored: unknown): AccessDetails | null {
  if (!isBag(stored)) return null
  const { building, unit, gate_code, adult_present, hours, ...others } = stored
  const known = buildings.get(asKey(building) ?? '')
  const where = asText(unit)
  const code = asText(gate_code)
  const from = isBag(hours) ? hours['from'] : null
  const to = isBag(hours) ? hours['to'] : null
  return {
    ...others,
    ...(known === undefined ? {} : { building: known }),
    ...(where === null ? {} : { unit: where }),
    ...(code === null ? {} : { gate_code: code }),
    ...(typeof adult_present === 'boolean' ? { adult_present } : {}),
    ...(typeof from === 'string' && typeof to === 'string' ? { hours: { from, to } } : {}),
  }
}

function upgradeAuditEntry(entry: unknown): AuditLogEntry | null {
  if (!isBag(entry)) return null
  const { timestamp, user_id, user_name, action, field, notes, ...others } = entry
  if (typeof timestamp !== 'string' || typeof action !== 'string') return null
  const id = typeof user_id === 'string' ? user_id : 'unknown'
  return {
    ...others,
    timestamp,
    user_id: id,
    user_name: typeof user_name === 'string' ? user_name : id,
    action,
    ...(typeof field === 'string' || field === null ? { field } : {}),
    ...(typeof notes === 'string' || notes === null ? { notes } : {}),
  }
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
  const document = asDocument(stored)
  return isCurrentDocument(document) ? document : upgradeJobMetadata(document)
}

/** Brings a document of any older shape to version 2, key by key. */
export function upgradeJobMetadata(old: Bag): JobMetadataV2 {
  const legacy: Bag = isBag(old['legacy']) ? { ...old['legacy'] } : {}
  if (!isMissing(old['legacy']) && !isBag(old['legacy'])) legacy['legacy'] = old['legacy']

  /** Reads one key; what cannot be read is set aside and counts as missing. */
  const read = <Value>(key: string, as: (value: unknown) => Value | null): Value | null => {
    const value = old[key]
    if (isMissing(value)) return null
    const understood = as(value)
    if (understood === null) legacy[key] = value
    return understood
  }

  const items =
    Array.isArray(old['items_json']) || isMissing(old['items'])
      ? old['items_json']
      : (old['items_json'] ?? old['items'])
  if (typeof items === 'string' && items !== '' && itemList(items).length === 0 && items.trim() !== '[]')
    legacy['items_json'] = items

  const storedStage = read('order_stage', (value) => asWord(orderStages, value))
  const plan = read('order_plan', (value) => readOrderPlan(value, storedStage))
  const flags = readFlags(old['pain_flags'])
  if (flags.unread.length > 0)
    legacy['pain_flags'] = [...(Array.isArray(legacy['pain_flags']) ? legacy['pain_flags'] : []), ...flags.unread]
  const audit = Array.isArray(old['audit_log']) ? old['audit_log'].map(upgradeAuditEntry) : []
  const unreadAudit = Array.isArray(old['audit_log'])
    ? old['audit_log'].filter((_entry, index) => audit[index] === null)
    : isMissing(old['audit_log'])
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
    wire_management_required: read('wire_management_required', (value) => asWord(wireLevels, value)) ?? 'UNKNOWN',
    wall_type: read('wall_type', (value) => asWord(wallTypes, value)) ?? 'UNKNOWN',
    special_constraints: read('special_constraints', asTexts) ?? [],
    equipment_lane: read('equipment_lane', (value) => asWord(equipmentLanes, value)),
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
