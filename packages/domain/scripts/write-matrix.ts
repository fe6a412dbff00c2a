import { writeFileSync } from 'node:fs'
import { matrixPage } from './matrix-page.ts'

/** Writes docs/domain-matrix.md from the tables themselves. */
writeFileSync(new URL('../../../docs/domain-matrix.md', import.meta.url), matrixPage())
