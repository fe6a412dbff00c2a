import { expect, it } from 'vitest'

import { normalisePhone } from '../../src/phone/normalise.ts'

it.each([
  ['(404) 555-0123', '+14045550123'],
  ['404.555.0123', '+14045550123'],
  ['1 404 555 0123', '+14045550123'],
  ['+1 404-555-0123 ext 4', '+14045550123'],
  ['+44 20 7946 0958', '+442079460958'],
  ['555', null],
  ['', null],
  [null, null],
  ['call me', null],
  [`+1404555${'0'.repeat(60)}`, null],
])('%j is %j', (typed, number) => {
  expect(normalisePhone(typed)).toBe(number)
})
