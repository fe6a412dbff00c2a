import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Counts {
  passed: number
  failed: number
}

const readReport = (rootDir: string, file: string): unknown => {
  try {
    return JSON.parse(readFileSync(join(rootDir, file), 'utf8'))
  } catch {
    return null
  }
}

const numberAt = (value: unknown, key: string): number => {
  if (typeof value !== 'object' || value === null) return 0
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'number' ? found : 0
}

/** What Vitest's JSON report counted. A file that could not be loaded counts as one failure. */
export const vitestCounts =
  (file: string) =>
  (rootDir: string): Counts | null => {
    const report = readReport(rootDir, file)
    if (report === null) return null
    const passed = numberAt(report, 'numPassedTests')
    const failed = numberAt(report, 'numFailedTests')
    return passed + failed === 0 ? null : { passed, failed }
  }

/** What Playwright's JSON report counted. One that passed only at a second try has not passed. */
export const playwrightCounts =
  (file: string) =>
  (rootDir: string): Counts | null => {
    const report = readReport(rootDir, file)
    if (typeof report !== 'object' || report === null || !('stats' in report)) return null
    const passed = numberAt(report.stats, 'expected')
    const failed = numberAt(report.stats, 'unexpected') + numberAt(report.stats, 'flaky')
    return passed + failed === 0 ? null : { passed, failed }
  }
