import { createDb } from '@h2s/db/client'
import { migrateDatabase } from '@h2s/db/migrate'
import { isEmptyWorld, loadDemoWorld } from '@h2s/db/seed/demo-world'

export type DemoState = 'loaded' | 'kept' | 'off'

/** Brings a database to the newest schema, and fills an empty one with the demo world when that is wanted. */
export const prepareDatabase = async (ownerUrl: string, demo: boolean): Promise<DemoState> => {
  await migrateDatabase(ownerUrl)
  if (!demo) return 'off'
  const { db, close } = createDb({ url: ownerUrl, max: 4, applicationName: 'home2smart-start' })
  try {
    if (!(await isEmptyWorld(db))) return 'kept'
    await loadDemoWorld(db, new Date().toISOString())
    return 'loaded'
  } finally {
    await close()
  }
}
