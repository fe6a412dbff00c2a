import { describe, expect, test } from 'vitest'
import { chargesOf, estimatePayout, evaluatePainFlags, labourCents, payoutSplit, priceOf } from '../../src/index.ts'
import type { JobFacts } from '../../src/index.ts'
import { NOW } from '../given.ts'

/** Bought on a Friday for the Sunday after: labour 179.00, a mount for 79.00. */
const bought = {
  status: 'pending',
  created_at: '2026-11-20T12:00:00Z',
  time_zone: 'America/New_York',
  metadata: {
    items_json: [{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 65 } }],
    wall_type: 'DRYWALL',
    wire_management_required: 'NONE',
  },
} satisfies JobFacts
const sunday = { start_iso: '2026-11-22T15:00:00Z', end_iso: '2026-11-22T17:00:00Z' }
const LISTED = 25_800

const charges = (changes: Partial<JobFacts>) => {
  const job = { ...bought, ...changes }
  return chargesOf(job)
}
const codes = (changes: Partial<JobFacts>) => charges(changes)?.surcharges.map((line) => line.code)
const priceFlags = (changes: Partial<JobFacts>) =>
  evaluatePainFlags({ ...bought, ...changes }, NOW).filter((flag) => flag.flag === 'SCOPE_MISMATCH')

describe('what was paid', () => {
  test('is the list price, tax and discount counted, by the job or by its document', () => {
    expect(charges({ paid_total_cents: LISTED })).toEqual({
      due_cents: LISTED,
      matches: true,
      discount_cents: 0,
      tax_cents: 0,
      surcharges: [],
    })
    const metadata = { ...bought.metadata, tax_cents: 700, discount_cents: 500 }
    expect(charges({ metadata, paid_total_cents: LISTED + 200 })).toMatchObject({
      matches: true,
      discount_cents: 500,
      tax_cents: 700,
    })
    expect(charges({ metadata, tax_cents: 0, discount_cents: 0, paid_total_cents: LISTED })?.matches).toBe(true)
    expect(charges({ metadata, paid_total_cents: LISTED })?.matches).toBe(false)
  })
  test('an amount of a document that is none counts as none', () => {
    const metadata = { ...bought.metadata, tax_cents: 'much', discount_cents: -500 }
    expect(charges({ metadata, paid_total_cents: LISTED })).toMatchObject({ matches: true, discount_cents: 0 })
    expect(charges({ discount_cents: Number.NaN, paid_total_cents: LISTED })?.discount_cents).toBe(0)
  })
  test('nothing paid yet matches, with what is taken off', () => {
    expect(charges({ paid_total_cents: null, discount_cents: 900 })).toMatchObject({
      matches: true,
      discount_cents: 900,
    })
  })
  test('is with what the Sunday adds, of the visit that is agreed or that was asked for', () => {
    const paid_total_cents = LISTED + 2685
    expect(codes({ ...sunday, paid_total_cents })).toEqual(['SUNDAY'])
    expect(priceFlags({ ...sunday, paid_total_cents })).toEqual([])
    const metadata = { ...bought.metadata, asked_start_iso: sunday.start_iso }
    expect(codes({ metadata, paid_total_cents })).toEqual(['SUNDAY'])
    // Moved to a Monday: the customer paid for a Sunday that is none any more.
    const monday = { start_iso: '2026-11-23T15:00:00Z', end_iso: '2026-11-23T17:00:00Z' }
    expect(priceFlags({ ...monday, metadata, paid_total_cents })).toHaveLength(1)
  })
  test('may be without what the visit adds: a visit that was moved to a Sunday was not sold as one', () => {
    expect(charges({ ...sunday, paid_total_cents: LISTED })).toMatchObject({ matches: true, surcharges: [] })
  })
  test('is with the same day and the way', () => {
    const metadata = { ...bought.metadata, travel_miles: 45 }
    const today = { start_iso: '2026-11-20T18:00:00Z', end_iso: '2026-11-20T20:00:00Z' }
    expect(codes({ ...today, metadata, paid_total_cents: LISTED + 4900 + 1000 })).toEqual(['SAME_DAY', 'TRAVEL'])
    expect(charges({ ...today, metadata, paid_total_cents: LISTED + 4900 })?.matches).toBe(false)
  })
  test('is with what the site added when it was quoted, and the premium is of that labour', () => {
    const metadata = { ...bought.metadata, wall_type: 'BRICK' }
    const quoted_cents = priceOf(metadata.items_json, metadata as never) ?? 0
    const premium = ((labourCents(metadata.items_json, metadata as never) ?? 0) * 15) / 100
    expect(quoted_cents).toBe(LISTED + 6000)
    expect(codes({ ...sunday, metadata, quoted_cents, paid_total_cents: quoted_cents + premium })).toEqual(['SUNDAY'])
    expect(charges({ ...sunday, metadata, quoted_cents, paid_total_cents: quoted_cents + 2685 })?.matches).toBe(false)
  })
  test('is without what a bundle takes off, or with it', () => {
    const metadata = {
      items_json: [{ service_id: 'TV-M', quantity: 2 }, { service_id: 'DB-B' }, { service_id: 'LK-R' }],
    }
    const listed = 2 * 13_900 + 7900 + 8900
    expect(charges({ metadata, paid_total_cents: listed })).toMatchObject({ matches: true, discount_cents: 0 })
    expect(charges({ metadata, paid_total_cents: listed - 3568 })).toMatchObject({
      matches: true,
      discount_cents: 3568,
    })
    expect(charges({ metadata, discount_cents: 3568, paid_total_cents: listed - 3568 })?.discount_cents).toBe(3568)
    expect(charges({ metadata, discount_cents: 100, paid_total_cents: listed - 3668 })?.discount_cents).toBe(3668)
    expect(charges({ metadata, paid_total_cents: listed - 3567 })?.matches).toBe(false)
  })
  test('is nothing that can be read into where the items have no price', () => {
    expect(charges({ metadata: { items_json: [{ service_name: 'Gutter cleaning' }] }, paid_total_cents: 1 })).toBeNull()
  })
  test('sums past what a number can hold are not compared', () => {
    expect(charges({ tax_cents: Number.MAX_SAFE_INTEGER, paid_total_cents: 5 })).toMatchObject({
      matches: true,
      surcharges: [],
    })
  })
})

describe('what the crew has of it', () => {
  test('labour is shared net of the discount that was paid', () => {
    expect(estimatePayout({ ...bought, discount_cents: 2900 }).lines[0]).toMatchObject({
      kind: 'labour',
      amount_cents: 9000,
    })
    const metadata = { ...bought.metadata, discount_cents: 2900 }
    expect(estimatePayout({ ...bought, metadata }).lines[0]).toMatchObject({ kind: 'labour', amount_cents: 9000 })
  })
  test('the premium is shared, the way is theirs', () => {
    const metadata = { ...bought.metadata, travel_miles: 47 }
    const lines = estimatePayout({ ...bought, ...sunday, metadata, paid_total_cents: LISTED + 2685 + 1200 }).lines
    expect(lines.slice(2)).toEqual([
      { kind: 'premium', label: 'Rush or Sunday', amount_cents: 1611 },
      { kind: 'travel', label: 'Travel', amount_cents: 1200 },
    ])
  })
  test('what was not paid is not shared', () => {
    expect(estimatePayout({ ...bought, ...sunday, paid_total_cents: LISTED }).lines.map((line) => line.kind)).toEqual([
      'labour',
      'goods_margin',
    ])
  })
  test('what is given counts instead', () => {
    const lines = payoutSplit({ ...bought, discount_cents: 2900 }, 'standard', { discount_cents: 0, travel_cents: 300 })
    expect(lines?.lead.lines.map((line) => line.amount_cents)).toEqual([10_740, 290, 300])
  })
  test('a discount of more than the labour leaves no labour, and nothing throws', () => {
    expect(
      estimatePayout({ ...bought, discount_cents: Number.MAX_SAFE_INTEGER }).lines.map((line) => line.kind),
    ).toEqual(['goods_margin', 'minimum'])
  })
})
