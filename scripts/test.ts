/** `npm test`: every check there is. Ends with one line, `N passed, N failed`. */
import { join } from 'node:path'
import { findChromium } from './browser/find-chromium.ts'
import type { Check } from './checks/check.ts'
import { fullChecks } from './checks/list.ts'
import { runAll, sumUp } from './checks/run-all.ts'
import { rootDir } from './root.ts'
import { say, sayWhyNot } from './say.mjs'
import { WhyNot } from './why-not.ts'

const startedAt = Date.now()
const giveUp = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => giveUp.abort())
process.on('disconnect', () => giveUp.abort())
process.channel?.unref()

/** Tests that need a browser learn where it is; without one nothing is run, and it is said why. */
const withBrowser = async (): Promise<readonly Check[]> => {
  const browser = await findChromium(join(rootDir, '.data'))
  say(`  Chromium: ${browser.executablePath}`)
  const env = { ...browser.env, CHROMIUM_PATH: browser.executablePath }
  return fullChecks.map((check) => (check.name === 'e2e' ? { ...check, env: { ...check.env, ...env } } : check))
}

try {
  process.exitCode = sumUp(await runAll(await withBrowser(), giveUp.signal), Date.now() - startedAt)
} catch (error) {
  sayWhyNot(
    error instanceof WhyNot ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
  )
  say('0 passed, 1 failed')
  process.exitCode = 1
}
