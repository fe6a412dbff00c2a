/** Builds the browser apps that are stale. */
import { browserApps, buildApps, staleApps } from './build/build-apps.ts'
import { runCommand } from './why-not.ts'

await runCommand(async () => {
  const stale = process.argv.includes('--all') ? [...browserApps] : staleApps()
  await buildApps(stale)
  console.log(stale.length === 0 ? 'nothing was stale' : `built ${stale.join(', ')}`)
  return 0
})
