import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as root from '../src/index.ts'

/** What stays at the door of its noun: helpers for sentences. */
const atTheirDoor = new Set(['escapeHtml', 'times'])
/** What is inside, and the page of all tables. */
const apart = new Set(['stored', 'matrix'])

test('the whole has every name of every noun, but for helpers that belong to one', async () => {
  const source = new URL('../src/', import.meta.url)
  const nouns = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const missing: string[] = []
  for (const { name } of nouns) {
    if (apart.has(name)) continue
    const door: object = await import(new URL(`${name}/index.ts`, source).href)
    missing.push(...Object.keys(door).filter((key) => !Object.hasOwn(root, key)))
  }
  expect(new Set(missing)).toEqual(atTheirDoor)
})
