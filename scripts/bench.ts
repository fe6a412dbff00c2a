/** `npm run bench`: every figure beside what it is held against, in the same run. */
import { runBenchmarks } from '../bench/run.ts'
import { staleApps } from './build/build-apps.ts'
import { buildVisibly } from './build/build-visibly.ts'
import { say } from './say.mjs'
import { runCommand } from './why-not.ts'

await runCommand(async () => {
  await buildVisibly(staleApps())
  const broken = await runBenchmarks()
  say(
    broken === 0
      ? 'Every bound holds. The figures are in reports/bench.json.'
      : `${broken} bounds do not hold. The figures are in reports/bench.json.`,
  )
  return broken === 0 ? 0 : 1
})
