import { describe, expect, it } from 'vitest'
import { jobLinesOf } from '../../src/intake/job-lines.ts'
import { tvItem } from '../checkout.ts'

const none = { service_id: null, service_name: null }
const camera = (quantity: unknown) => ({ service_id: 'CAM-B', quantity, metadata: { supplier: 'customer' } })

describe('the lines of a job', () => {
  it('carry the catalogue price of their item, goods included, and add up to the whole', () => {
    const { lines, gaps } = jobLinesOf([tvItem, camera(1), camera(2)], none)
    expect(lines.map((line) => [line.service_id, line.quantity, line.unit_price_cents])).toEqual([
      ['TV-L', 1, 25_800],
      ['CAM-B', 1, 9900],
      ['CAM-B', 2, 8400],
    ])
    expect(gaps).toEqual([])
  })

  it('carry no price where the cents do not divide, nor where one item is unclear', () => {
    expect(jobLinesOf([{ service_id: 'SW-1', quantity: 7 }], none).lines[0]).toMatchObject({
      quantity: 7,
      unit_price_cents: null,
    })
    const { lines, gaps } = jobLinesOf([tvItem, camera('lots'), camera(1e9)], none)
    expect(lines.map((line) => line.unit_price_cents)).toEqual([null, null, null])
    expect(lines.map((line) => line.quantity)).toEqual([1, 1, 1])
    expect(gaps.map((gap) => gap.sentence)).toEqual([
      'Item 2: quantity must be a whole number of at least 1.',
      'Item 3: quantity of 1000000000 is not believable.',
    ])
  })

  it('read details that are JSON text, and keep what cannot be read beside a gap', () => {
    const { lines, gaps } = jobLinesOf(
      [
        { ...tvItem, metadata: JSON.stringify(tvItem.metadata) },
        { ...tvItem, metadata: [1] },
        { service_name: 'TV Mounting' },
      ],
      none,
    )
    expect(lines.map((line) => line.metadata)).toEqual([tvItem.metadata, { metadata_written: [1] }, {}])
    expect(gaps.map((gap) => gap.sentence)).toEqual([
      'Item 2: metadata cannot be read.',
      'Item 3: service_name "TV Mounting" does not say which service it is.',
    ])
  })

  it('take the service of the job where the item names none', () => {
    expect(jobLinesOf([{ quantity: 1 }], { service_id: 'LK-R', service_name: null }).lines[0]).toMatchObject({
      service_id: 'LK-R',
    })
  })
})
