import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCurrentDocument } from '../../src/job/is-current.ts'
import { parseJobMetadata } from '../../src/job/parse-metadata.ts'
import { upgradeJobMetadata } from '../../src/job/upgrade-metadata.ts'
import { isBag, sameJson } from '../../src/stored/json.ts'
import { anyDocument } from './arbitrary.ts'

test('a document that is recognised as current is what the upgrade would make of it', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const upgraded = parseJobMetadata(document)
      for (const given of [document, upgraded]) {
        if (isBag(given) && isCurrentDocument(given)) expect(upgradeJobMetadata(given)).toEqual(given)
      }
    }),
    { numRuns: 500 },
  )
})

test('a document that we wrote is recognised', () => {
  expect(
    isCurrentDocument({
      ...upgradeJobMetadata({
        items_json: [{ metadata: { mount_type: 'TILT' } }],
        pain_flags: [{ flag: 'SCOPE_MISMATCH' }],
      }),
    }),
  ).toBe(true)
  expect(isCurrentDocument({})).toBe(false)
  for (const odd of [{ order_id: '' }, { source: 7 }, { estimated_payout: 1.5 }, { items: [] }]) {
    expect(isCurrentDocument({ ...upgradeJobMetadata({}), ...odd })).toBe(false)
  }
})

test('sameness of JSON does not look at the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const turned = isBag(a) ? Object.fromEntries(Object.entries(a).toReversed()) : a
      expect(sameJson(a, turned)).toBe(true)
      expect(sameJson(a, JSON.parse(JSON.stringify(a)))).toBe(true)
      expect(sameJson(a, b)).toBe(sameJson(b, a))
    }),
  )
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  expect([sameJson([1], { 0: 1 }), sameJson({}, null), sameJson([1, 2], [1])]).toEqual([false, false, false])
})
