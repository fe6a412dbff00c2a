import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as whole from '../src/index.ts'
import * as matrix from '../src/matrix/index.ts'

/** The matrix is for pages: it has a door of its own. */
const domain = { ...whole, ...matrix }

/** Every `expression // => value` below an @example of a docstring. */
const source = new URL('../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const examples = files.flatMap((file) =>
  [...readFileSync(new URL(file, source), 'utf8').matchAll(/@example\n \* (.+?) \/\/ => (.+)/g)].map(
    ([, code = '', value = '']) => ({ file, code, value }),
  ),
)

const names = Object.keys(domain)
const values = Object.values(domain)
// The examples are our own docstrings, and a docstring is text: running them is what this test is for.
// oxlint-disable-next-line typescript/no-implied-eval
const run = (code: string): unknown => new Function(...names, `return (${code})`)(...values)

describe('the examples of the documentation are true', () => {
  test('there are many', () => {
    expect(examples.length).toBeGreaterThan(30)
  })
  test.each(examples)('$file: $code', ({ code, value }) => {
    expect(run(code)).toEqual(run(value))
  })
})
