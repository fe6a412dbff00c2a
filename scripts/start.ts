/** `npm start`: everything, from the built apps, until Ctrl-C. */
import { buildApps, staleApps } from './build/build-apps.ts'
import { step } from './say.mjs'
import { runCommand } from './why-not.ts'
import { runWorld } from './world/run-world.ts'

const buildWhatIsStale = async (signal?: AbortSignal): Promise<void> => {
  const stale = staleApps()
  if (stale.length === 0) return
  const building = step(`building ${stale.join(', ')}`)
  try {
    await buildApps(stale, signal)
    building.done('apps built')
  } catch (error) {
    building.fail()
    throw error
  }
}

await runCommand(() => runWorld('start', { meanwhile: buildWhatIsStale }))
