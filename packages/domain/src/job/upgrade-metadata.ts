import { itemList } from '../catalogue/item-words.ts'
import { orderStages } from '../equipment/order-line.ts'
import { readOrderPlan } from '../equipment/read-order-plan.ts'
import { readFlags } from '../flags/read-flags.ts'
import { isBag, isMissing } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { asBoolean, asText, asTexts, asWholeNumber } from '../stored/values.ts'
import { asWord } from '../stored/words.ts'
import { equipmentLanes, wallTypes, wireLevels } from './words.ts'
import type { AccessDetails, AuditLogEntry, JobMetadataV2 } from './metadata.ts'
import { upgradeAccess } from './upgrade-access.ts'
import { upgradeAuditEntry } from './upgrade-audit-entry.ts'
import { upgradeItem } from './upgrade-item.ts'

/** Keys that a reading leaves out where nothing could be read. */
const readAnew = ['mounting_surface_notes', 'customer_priority_notes', 'access', 'order_plan', 'legacy']

/** Brings a document of any older shape to version 2, key by key. What cannot be read is set aside under `legacy`. */
export function upgradeJobMetadata(old: Bag): JobMetadataV2 {
  const aside = new Aside(old)
  const kept: Bag = { ...old }
  for (const key of readAnew) delete kept[key]
  // Items stood under `items` once; beside `items_json` the key is somebody else's.
  if (isMissing(old['items_json'])) delete kept['items']

  const stage = aside.read('order_stage', (value) => asWord(orderStages, value))
  const plan = aside.read('order_plan', (value) => readOrderPlan(value, stage))
  const required = aside.read('order_required', asBoolean)
  const surface = aside.read('mounting_surface_notes', asText)
  const priority = aside.read('customer_priority_notes', asText)
  const access = accessOfOld(old, aside)
  const document: JobMetadataV2 = {
    ...kept,
    order_id: aside.read('order_id', asText),
    estimated_payout: aside.read('estimated_payout', asWholeNumber),
    items_json: itemsOfOld(old, aside),
    source: aside.read('source', asText),
    wire_management_required: aside.read('wire_management_required', (value) => asWord(wireLevels, value)) ?? 'UNKNOWN',
    wall_type: aside.read('wall_type', (value) => asWord(wallTypes, value)) ?? 'UNKNOWN',
    special_constraints: aside.read('special_constraints', asTexts) ?? [],
    equipment_lane: aside.read('equipment_lane', (value) => asWord(equipmentLanes, value)),
    order_required: required ?? false,
    order_stage: stage ?? (required === true || plan !== null ? 'PENDING_REVIEW' : 'NOT_NEEDED'),
    pain_flags: flagsOfOld(old, aside),
    audit_log: auditOfOld(old, aside),
    ...(surface === null ? {} : { mounting_surface_notes: surface }),
    ...(priority === null ? {} : { customer_priority_notes: priority }),
    ...(access === null ? {} : { access }),
    ...(plan === null ? {} : { order_plan: plan }),
  }
  return aside.isEmpty() ? document : { ...document, legacy: aside.values }
}

/** What could not be read, by key; what an earlier reading set aside stays there. */
class Aside {
  readonly #old: Bag
  readonly values: Bag

  constructor(old: Bag) {
    const earlier = old['legacy']
    this.#old = old
    this.values = isBag(earlier) ? { ...earlier } : isMissing(earlier) ? {} : { legacy: earlier }
  }

  /** Reads one key; what cannot be read is set aside and counts as missing. */
  read<Value>(key: string, as: (value: unknown) => Value | null): Value | null {
    const value = this.#old[key]
    if (isMissing(value)) return null
    const understood = as(value)
    if (understood === null) this.values[key] = value
    return understood
  }

  add(key: string, unread: readonly unknown[]): void {
    if (unread.length === 0) return
    const earlier = this.values[key]
    this.values[key] = [...(Array.isArray(earlier) ? earlier : []), ...unread]
  }

  isEmpty(): boolean {
    return Object.keys(this.values).length === 0
  }
}

const emptyTexts = new Set(['', '[]', 'null'])

/** Items stood under `items` once, and were JSON text at times. */
function itemsOfOld(old: Bag, aside: Aside): Bag[] {
  const stored = isMissing(old['items_json']) ? old['items'] : old['items_json']
  const items = itemList(stored)
  const isEmpty =
    isMissing(stored) || Array.isArray(stored) || (typeof stored === 'string' && emptyTexts.has(stored.trim()))
  const isUnread = items.length === 0 && !isEmpty
  if (isUnread) aside.values['items_json'] = stored
  return items.map(upgradeItem)
}

/** Of access details each one is read by itself. */
function accessOfOld(old: Bag, aside: Aside): AccessDetails | null {
  const stored = old['access']
  const access = aside.read('access', upgradeAccess)
  if (access === null || !isBag(stored)) return access
  for (const key of Object.keys(stored))
    if (access[key] === undefined && !isMissing(stored[key])) aside.values[`access.${key}`] = stored[key]
  return access
}

function flagsOfOld(old: Bag, aside: Aside): JobMetadataV2['pain_flags'] {
  const { flags, unread } = readFlags(old['pain_flags'])
  aside.add('pain_flags', unread)
  return flags
}

function auditOfOld(old: Bag, aside: Aside): AuditLogEntry[] {
  const stored = old['audit_log']
  const entries = Array.isArray(stored) ? stored : isMissing(stored) ? [] : [stored]
  aside.add(
    'audit_log',
    entries.filter((entry) => upgradeAuditEntry(entry) === null),
  )
  return entries.flatMap((entry) => upgradeAuditEntry(entry) ?? [])
}
