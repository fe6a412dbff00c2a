import { isBag, isMissing, parseJson } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { asWholeNumber } from '../stored/values.ts'
import { LARGEST_INCHES, mountTypes } from './goods.ts'
import type { MountType } from './goods.ts'

const plainKey = /^[a-z_]+$/

/** A word as a key: `'Customer-Provided '` → `'customer_provided'`. */
export function asKey(value: unknown): string | null {
  if (typeof value === 'string' && plainKey.test(value)) return value
  return typeof value === 'string' && value.trim() !== ''
    ? value
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_')
    : null
}

const measure = /^\s*(\d+\.?\d*|\.\d+)\s*(?:"|''|in|inch|inches|lb|lbs)?\s*$/i

/** A number that may be written as text, with an inch or pound mark: `'65"'` → 65. Null when it is none or not above 0. */
export function asPositive(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(measure.exec(value)?.[1]) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null
}

/** The size of a TV in inches; null when it is none, or larger than any. */
export function asTvSize(value: unknown): number | null {
  const inches = asPositive(value)
  return inches !== null && inches <= LARGEST_INCHES ? inches : null
}

/** What is said of a size that is none. */
export const tvSizeWords = `must be a size in inches, at most ${LARGEST_INCHES}`

const mounts = new Map<string, MountType>([
  ...mountTypes.map((type) => [type, type] as const),
  ['fullmotion', 'full_motion'],
  ['articulating', 'full_motion'],
  ['tilting', 'tilt'],
  ['flat', 'fixed'],
  ['pulldown', 'pull_down'],
])

const customerWords = new Set(['customer', 'customer_provided', 'customer_supplied', 'byo', 'own'])
const companyWords = new Set(['company', 'company_supplied', 'company_provided', 'h2s', 'home2smart'])

/** Whether a word says that the customer supplies, as a provider or as a mount type. */
export function isCustomerWord(key: string): boolean {
  return customerWords.has(key)
}

/** Where an item may say who supplies; the first that says it counts. */
export const supplierKeys = ['supplier', 'equipment_provider', 'mount_provider'] as const

/** Who supplies, by a stored word; undefined when it is none of ours. */
export function supplierOf(key: string): 'customer' | 'company' | 'none' | undefined {
  if (customerWords.has(key)) return 'customer'
  if (companyWords.has(key)) return 'company'
  return key === 'none' ? 'none' : undefined
}

/** What is said of a supplier that is none. */
export const supplierWords = 'must be customer, company or none'

/** The mount type of a stored word; undefined when it is none of ours. */
export function mountOf(key: string): MountType | undefined {
  return mounts.get(key)
}

/** The word that an item says its mount with, in our spelling; undefined when it is none of ours. */
export function mountWordOf(key: string): MountType | 'customer_provided' | 'none' | undefined {
  if (customerWords.has(key)) return 'customer_provided'
  return key === 'none' ? 'none' : mounts.get(key)
}

/** What is said of a mount type that is none. */
export const mountWords = `must be one of ${[...mountTypes, 'customer_provided', 'none'].join(', ')}`

/** The items of a document as a list, whatever shape it has: an array, JSON text, one object, or nothing. */
export function itemList(stored: unknown): unknown[] {
  if (Array.isArray(stored)) return stored
  if (isBag(stored)) return [stored]
  if (typeof stored !== 'string') return []
  const parsed = parseJson(stored)
  return typeof parsed === 'string' ? [] : itemList(parsed)
}

/** Whether that is what a list of items can be stored as, or nothing at all; not a number, or text that is no JSON. */
export function isItemList(stored: unknown): boolean {
  if (isMissing(stored) || Array.isArray(stored) || isBag(stored)) return true
  const parsed = typeof stored === 'string' ? parseJson(stored) : undefined
  return parsed !== undefined && typeof parsed !== 'string' && isItemList(parsed)
}

/**
 * The details of a stored item: an object, or one written as JSON text. Nothing there is an empty object; null when
 * there is something that cannot be read.
 */
export function detailsBag(stored: unknown): Bag | null {
  if (isMissing(stored) || (Array.isArray(stored) && stored.length === 0)) return {}
  if (isBag(stored)) return stored
  if (typeof stored !== 'string') return null
  const parsed = stored.trim() === '' ? {} : parseJson(stored)
  return parsed === undefined ? null : detailsBag(parsed)
}

/** The most of one thing that a visit can hold: more is a typing mistake. */
export const MAX_QUANTITY = 100

/** The quantity of a stored item: 1 when absent, null when it is no whole number of at least 1. */
export function quantityOf(value: unknown): number | null {
  if (value === undefined || value === null) return 1
  const number = asWholeNumber(value)
  return number !== null && number >= 1 ? number : null
}

/** No wall of a room has more. */
const MAX_STUDS = 20

/** Studs crossed beyond the first: none when absent, null when it is no believable number of them. */
export function studsOf(value: unknown): number | null {
  if (isMissing(value)) return 0
  const number = asWholeNumber(value)
  return number !== null && number >= 0 && number <= MAX_STUDS ? number : null
}

/** What is said of a number of studs that is none. */
export const studWords = `must be a whole number from 0 to ${MAX_STUDS}`
