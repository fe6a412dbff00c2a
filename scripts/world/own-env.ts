import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { rootDir } from '../root.ts'
import { WhyNot } from '../why-not.ts'

const defaultPort = 4000

/** What is set from outside, with the optional `.env` beside it; what is set already wins over the file. */
export const readOwnEnv = (): { env: NodeJS.ProcessEnv; port: number; dataDir: string } => {
  const file = join(rootDir, '.env')
  if (existsSync(file)) loadEnvFile(file)
  // An empty value is one that nobody set.
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const port = Number(env.PORT ?? defaultPort)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new WhyNot(`PORT is "${env.PORT}"; it takes a whole number from 1 to 65535.`)
  if (env.DEMO !== undefined && env.DEMO !== 'on' && env.DEMO !== 'off')
    throw new WhyNot(`DEMO is "${env.DEMO}"; it takes on or off.`)
  return { env, port, dataDir: join(rootDir, '.data') }
}
