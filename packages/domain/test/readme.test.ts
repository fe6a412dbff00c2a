import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import * as domain from '../src/index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/### (.+)\n\n```ts\n([\s\S]+?)```/g)].map(([, title = '', code = '']) => ({
  title,
  code,
}))

/** Runs an example as JavaScript: its import becomes the package under test, its types are left out. */
function run(code: string): string[] {
  const said: string[] = []
  const log = vi.fn((...words: unknown[]) => said.push(words.map(String).join(' ')))
  const body = code.replace(/import \{(.+?)\} from '@h2s\/domain'/s, 'const {$1} = domain').replaceAll(' as const', '')
  // The code is our own README: running it is what this test is for.
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('domain', 'console', body)(domain, { log })
  return said
}

describe('the README is true', () => {
  test('there are seven examples', () => expect(examples).toHaveLength(7))
  test.each(examples)('$title', ({ code }) => {
    const promised = [...code.matchAll(/^\/\/ (.+)$/gm)].map((match) => match[1])
    expect(run(code)).toEqual(promised)
  })
})

test('the type and the README name every key that is read of an item', () => {
  const file = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
  const read = [...file('src/catalogue/items.ts').matchAll(/(?:details|item)\['(\w+)'\]/g)].map(([, key = '']) => key)
  const keys = new Set([...read, 'supplier', 'equipment_provider', 'mount_provider'])
  expect(keys.size).toBeGreaterThan(12)
  for (const page of ['src/catalogue/items-input.ts', 'README.md'])
    for (const key of keys)
      expect(file(page), `${page} has no ${key}`).toMatch(new RegExp(`^(?:  |\\| \`)${key}\\b`, 'm'))
})
