/** `npm run screenshots`: the pictures of the README, taken from the running apps in a fresh demo world. */
import { join } from 'node:path'
import { takeScreenshots } from '../e2e/take-screenshots.ts'
import { findChromium } from './browser/find-chromium.ts'
import { staleApps } from './build/build-apps.ts'
import { buildVisibly } from './build/build-visibly.ts'
import { rootDir } from './root.ts'
import { runCommand } from './why-not.ts'

await runCommand(async () => {
  const browser = await findChromium(join(rootDir, '.data'))
  await buildVisibly(staleApps())
  await takeScreenshots(browser, join(rootDir, 'docs/screenshots'))
  return 0
})
