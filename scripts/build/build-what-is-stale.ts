import { step } from '../say.mjs'
import { buildApps, staleApps } from './build-apps.ts'

/** Builds the browser apps that are stale, and tells whoever waits. */
export const buildWhatIsStale = async (signal?: AbortSignal): Promise<void> => {
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
