/** `npm run verify`: the checks that need no database and no browser. */
import { quickChecks } from './checks/list.ts'
import { runAll, sumUp } from './checks/run-all.ts'
import { runCommand } from './why-not.ts'

await runCommand(async () => {
  const startedAt = Date.now()
  return sumUp(await runAll(quickChecks), Date.now() - startedAt)
})
