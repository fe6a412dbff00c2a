import { createDb } from '@h2s/db/client'
import { migrateDatabase } from '@h2s/db/migrate'

export type DemoState = 'loaded' | 'kept' | 'off'

export interface Prepared {
  /** Where server and worker connect. */
  appUrl: string
  demo: DemoState
}

const fillWhenEmpty = async (ownerUrl: string): Promise<DemoState> => {
  // Large, and needed once: loaded only where it is wanted.
  const { fillEmptyWorld } = await import('@h2s/db/seed/demo-world')
  const { db, close } = createDb({ url: ownerUrl, max: 4, applicationName: 'home2smart start' })
  try {
    return (await fillEmptyWorld(db, new Date().toISOString())) ? 'loaded' : 'kept'
  } finally {
    await close()
  }
}

/** Brings a database to the newest schema, and fills an empty one with the demo world when that is wanted. */
export const prepareDatabase = async (
  ownerUrl: string,
  demo: boolean,
  log: (sentence: string) => void = () => undefined,
): Promise<Prepared> => {
  const { appUrl } = await migrateDatabase(ownerUrl, log)
  return { appUrl, demo: demo ? await fillWhenEmpty(ownerUrl) : 'off' }
}
