import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiReport } from './api-report.ts'
import { build } from './build.ts'

/** Writes api-report.md from a fresh build. */
const own = fileURLToPath(new URL('..', import.meta.url))
const dist = mkdtempSync(join(tmpdir(), 'h2s-domain-report-'))
await build(own, dist)
writeFileSync(join(own, 'api-report.md'), apiReport(dist))
rmSync(dist, { recursive: true, force: true })
