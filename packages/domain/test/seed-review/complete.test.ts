import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { heldElsewhere } from './elsewhere.ts'

const number = (value: number) => String(value).padStart(2, '0')
const rows = [
  ...Array.from({ length: 37 }, (_, index) => `A-${number(index + 1)}`),
  ...Array.from({ length: 48 }, (_, index) => `X-${number(index + 1)}`),
]
const here = ['code-defects', 'contradictions'].flatMap((file) =>
  [...readFileSync(new URL(`${file}.test.ts`, import.meta.url), 'utf8').matchAll(/\(\s*['"]([AX]-\d\d) /g)].map(
    (match) => match[1] ?? '',
  ),
)

test('every row of the review is a test here, or has a line that says which room holds it', () => {
  expect([...new Set([...here, ...Object.keys(heldElsewhere)])].toSorted()).toEqual(rows)
})

test('no row is both', () => {
  expect(here.filter((row) => row in heldElsewhere)).toEqual([])
})

test('the rooms exist', () => {
  for (const { room } of Object.values(heldElsewhere))
    expect(existsSync(new URL(`../../../../${room}`, import.meta.url)), room).toBe(true)
})
