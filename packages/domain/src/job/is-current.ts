import { orderLineStates, orderStages, fulfilments } from '../equipment/order-line.ts'
import { readSku } from '../equipment/read-sku.ts'
import { mountTypes } from '../catalogue/goods.ts'
import { isCurrentFlag } from '../flags/is-current-flag.ts'
import { isTimeText } from '../schedule/instant.ts'
import { isBag } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { isWhole } from '../stored/values.ts'
import { equipmentLanes, wallTypes, wireLevels } from './words.ts'
import type { JobMetadataV2 } from './metadata.ts'

/**
 * Whether a document is version 2 as we write it, so that reading it has nothing to do. Most are: a read should not cost
 * more than looking. Whatever this does not recognise is upgraded, which gives the same.
 */
export function isCurrentDocument(stored: Bag): stored is JobMetadataV2 {
  return (
    isNullOr(isFilled, stored['order_id']) &&
    isNullOr(Number.isSafeInteger, stored['estimated_payout']) &&
    isNullOr(isFilled, stored['source']) &&
    isIn(wires, stored['wire_management_required']) &&
    isIn(walls, stored['wall_type']) &&
    isNullOr(isLane, stored['equipment_lane']) &&
    typeof stored['order_required'] === 'boolean' &&
    isIn(stages, stored['order_stage']) &&
    isAbsentOr(isFilled, stored['mounting_surface_notes']) &&
    isAbsentOr(isFilled, stored['customer_priority_notes']) &&
    isAbsentOr(isBag, stored['legacy']) &&
    isAbsentOr(isCurrentAccess, stored['access']) &&
    stored['items'] === undefined &&
    isListOf(isText, stored['special_constraints']) &&
    isListOf(isCurrentItem, stored['items_json']) &&
    isListOf(isCurrentEntry, stored['audit_log']) &&
    isListOf(isCurrentFlag, stored['pain_flags']) &&
    areUnique(stored['pain_flags'], 'flag_id') &&
    isAbsentOr(isCurrentPlan, stored['order_plan'])
  )
}

const wires = new Set<unknown>(wireLevels)
const walls = new Set<unknown>(wallTypes)
const lanes = new Set<unknown>(equipmentLanes)
const stages = new Set<unknown>(orderStages)
const kinds = new Set<unknown>(fulfilments)
const lineStates = new Set<unknown>(orderLineStates)
const mountWords = new Set<unknown>([undefined, ...mountTypes, 'customer_provided', 'none'])
const buildings = new Set<unknown>([undefined, 'house', 'flat', 'gated', 'business'])
const supplierWords = new Set<unknown>([undefined, 'customer', 'company', 'none'])

const isIn = (words: ReadonlySet<unknown>, value: unknown) => words.has(value)
const isLane = (value: unknown) => lanes.has(value)
const isText = (value: unknown) => typeof value === 'string'
const isTime = (value: unknown) => typeof value === 'string' && isTimeText(value)
const isFilled = (value: unknown) => typeof value === 'string' && value !== ''
const isNullOr = (is: (value: unknown) => boolean, value: unknown) => value === null || is(value)
const isAbsentOr = (is: (value: unknown) => boolean, value: unknown) => value === undefined || is(value)
const isListOf = (is: (value: unknown) => boolean, value: unknown) =>
  Array.isArray(value) && value.every((entry) => is(entry))

function areUnique(list: unknown, key: string): boolean {
  // Lists are short: looking through one twice costs less than building a set of it.
  return (
    !Array.isArray(list) ||
    list.every((entry: Bag, at) => list.findIndex((other: Bag) => other[key] === entry[key]) === at)
  )
}

function isCurrentItem(item: unknown): boolean {
  if (!isBag(item) || typeof item['quantity'] === 'string') return false
  const details = item['metadata']
  if (!isBag(details)) return typeof details !== 'string'
  return (
    mountWords.has(details['mount_type']) &&
    supplierWords.has(details['mount_provider']) &&
    supplierWords.has(details['equipment_provider']) &&
    supplierWords.has(details['supplier'])
  )
}

function isCurrentAccess(access: unknown): boolean {
  return (
    isBag(access) &&
    buildings.has(access['building']) &&
    isAbsentOr(isText, access['unit']) &&
    isAbsentOr(isText, access['gate_code']) &&
    isAbsentOr((value) => typeof value === 'boolean', access['adult_present']) &&
    access['hours'] === undefined
  )
}

function isCurrentEntry(entry: unknown): boolean {
  return (
    isBag(entry) &&
    isTime(entry['timestamp']) &&
    isText(entry['action']) &&
    isText(entry['user_id']) &&
    isText(entry['user_name']) &&
    isAbsentOr((value) => isNullOr(isText, value), entry['field']) &&
    isAbsentOr((value) => isNullOr(isText, value), entry['notes'])
  )
}

function isCurrentPlan(plan: unknown): boolean {
  return (
    isBag(plan) &&
    isFilled(plan['kit_type']) &&
    isWhole(plan['version'], 1) &&
    isWhole(plan['total_cost_estimate'], 0) &&
    isFilled(plan['currency']) &&
    isFilled(plan['vendor']) &&
    isText(plan['notes']) &&
    isTime(plan['created_at']) &&
    isFilled(plan['created_by']) &&
    isListOf(isCurrentLine, plan['components']) &&
    areUnique(plan['components'], 'line_id')
  )
}

const isCurrentSku = (sku: unknown) => typeof sku === 'string' && sku !== '' && readSku(sku) === sku

function isCurrentLine(line: unknown): boolean {
  return (
    isBag(line) &&
    isFilled(line['line_id']) &&
    isCurrentSku(line['sku']) &&
    isFilled(line['name']) &&
    isWhole(line['quantity'], 1) &&
    isWhole(line['unit_cost'], 0) &&
    isFilled(line['vendor']) &&
    isText(line['reason']) &&
    kinds.has(line['fulfilment']) &&
    lineStates.has(line['state'])
  )
}
