import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bundleOf,
  chargesOf,
  estimatePayout,
  jobReading,
  labourCents,
  payoutSplit,
  priceOf,
  proTiers,
  services,
  surchargesOf,
} from '../../src/index.ts'
import type { JobFacts } from '../../src/index.ts'
import { anyInstant, anyJob } from './arbitrary.ts'

const cents = fc.integer({ min: 0, max: 5_000_000 })
const items = fc.array(
  fc.record({
    service_id: fc.constantFrom(...services.map((service) => service.code)),
    quantity: fc.integer({ min: 1, max: 4 }),
    metadata: fc.record({ tv_size: fc.integer({ min: 20, max: 98 }), mount_type: fc.constantFrom('tilt', 'none') }),
  }),
  { minLength: 1, maxLength: 5 },
)
const sum = (amounts: readonly { amount_cents: number }[]) =>
  amounts.reduce((total, { amount_cents }) => total + amount_cents, 0)

/** A job whose shop may have charged a bundle, a Sunday, a way, tax and a discount. */
const charged = fc
  .record({
    items,
    tax_cents: cents,
    discount_cents: cents,
    booked: anyInstant,
    start: anyInstant,
    travel_miles: fc.constantFrom(0, 36, 50.5),
    bundled: fc.boolean(),
    surcharged: fc.boolean(),
  })
  .map(({ items: items_json, tax_cents, discount_cents, booked, start, travel_miles, bundled, surcharged }) => {
    const time_zone = 'America/Chicago'
    const visit = { booked_at: booked, start_iso: start, time_zone, travel_miles }
    const added = surcharged ? surchargesOf(labourCents(items_json) ?? 0, visit) : []
    const off = bundled ? (bundleOf(items_json)?.off_cents ?? 0) : 0
    const metadata = { items_json, tax_cents, discount_cents, travel_miles }
    const paid_total_cents = (priceOf(items_json) ?? 0) + tax_cents - discount_cents - off + sum(added)
    const job = { status: 'completed', created_at: booked, start_iso: start, time_zone, metadata, paid_total_cents }
    return { job: job satisfies JobFacts, off, added, discount_cents }
  })

test('whatever a shop charged by our rules is understood, and adds up to what was paid', () => {
  fc.assert(
    fc.property(charged, ({ job, discount_cents }) => {
      const charges = chargesOf(job)
      expect(charges?.matches).toBe(true)
      const bundle = (charges?.discount_cents ?? 0) - discount_cents
      expect((charges?.due_cents ?? 0) - bundle + sum(charges?.surcharges ?? [])).toBe(job.paid_total_cents)
    }),
  )
})

test('of what was paid for time and place the crew gets its share, and of the labor never more than its share', () => {
  fc.assert(
    fc.property(charged, fc.constantFrom(...proTiers), ({ job }, tier) => {
      const charges = chargesOf(job)
      const split = payoutSplit(job, tier)
      const lines = [...(split?.lead.lines ?? []), ...(split?.helper?.lines ?? [])]
      const of = (kind: string) => sum(lines.filter((line) => line.kind === kind))
      const travel = sum((charges?.surcharges ?? []).filter(({ code }) => code === 'TRAVEL'))
      const premium = sum(charges?.surcharges ?? []) - travel
      expect(of('travel')).toBe(travel)
      expect(Math.abs(of('premium') - premium * 0.6)).toBeLessThanOrEqual(0.5)
      const net = Math.max(
        0,
        (labourCents(job.metadata.items_json, jobReading(job).metadata) ?? 0) - (charges?.discount_cents ?? 0),
      )
      expect(of('labour')).toBeLessThanOrEqual(Math.ceil(net * 0.65) + (split?.helper ? 3000 : 0))
      for (const seat of [split?.lead, split?.helper]) if (seat) expect(sum(seat.lines)).toBe(seat.total_cents)
    }),
  )
})

test('no stored job makes a payout of less than nothing, or of no whole cents', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      const { lines, total_cents } = estimatePayout(job)
      expect(Number.isSafeInteger(total_cents) && total_cents >= 0).toBe(true)
      expect(lines.every((line) => line.amount_cents > 0)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
