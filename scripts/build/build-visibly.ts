import { step } from '../say.mjs'
import { type BrowserApp, buildApps } from './build-apps.ts'

/** Builds these apps, and tells whoever waits. */
export const buildVisibly = async (apps: readonly BrowserApp[], signal?: AbortSignal): Promise<void> => {
  if (apps.length === 0) return
  const building = step(`building ${apps.join(', ')}`)
  try {
    await buildApps(apps, signal)
    building.done('apps built')
  } catch (error) {
    building.fail()
    throw error
  }
}
