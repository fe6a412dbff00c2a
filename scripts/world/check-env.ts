import { parseEnv as parseServerEnv } from '@h2s/server/env'
import { parseEnv as parseWorkerEnv } from '@h2s/worker/env'
import { WhyNot } from '../why-not.ts'

/** Stands in for what the start itself will fill in, so that only what a person set is judged. */
const filledInLater = {
  DATABASE_URL: 'postgres://later@localhost/later',
  AUTH_SECRET: 'filled-in-when-the-system-starts!',
}

/** Judges the environment before anything is started: a bad value is named in one sentence. */
export const checkEnv = (env: NodeJS.ProcessEnv): void => {
  try {
    parseServerEnv({ ...filledInLater, ...env })
    parseWorkerEnv({ ...filledInLater, ...env })
  } catch (error) {
    throw new WhyNot(error instanceof Error ? error.message : String(error))
  }
}
