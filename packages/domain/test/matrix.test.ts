import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matrixPage } from '../scripts/matrix-page.ts'

test('docs/domain-matrix.md is what the tables say now (node packages/domain/scripts/write-matrix.ts)', () => {
  expect(readFileSync(new URL('../../../docs/domain-matrix.md', import.meta.url), 'utf8')).toBe(matrixPage())
})
