/** `npm …` in a copy of the project, as a person would type it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { askReady } from '../../process/ready.ts'
import { until } from './processes.ts'

export interface Command {
  process: ChildProcess
  /** All that it has said so far. */
  said: () => string
  ended: Promise<number | null>
}

export const npm = (dir: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Command => {
  const {
    DATABASE_URL: _database,
    PORT: _port,
    CI: _ci,
    NODE_OPTIONS: _options,
    VITEST: _vitest,
    NODE_ENV: _env,
    ...outer
  } = process.env
  const child = spawn('npm', [...args], {
    cwd: dir,
    // Without what npm itself has set for the run that we are part of.
    env: {
      ...Object.fromEntries(Object.entries(outer).filter(([name]) => !/^npm_|^VITEST|^PG/.test(name))),
      NO_COLOR: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a shell gives to what is typed.
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, said: () => said, ended }
}

/** Starts the system and waits until it says that it is ready. Answers with how long that took, in milliseconds. */
export const startReady = async (
  dir: string,
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<{ command: Command; ms: number }> => {
  const startedAt = Date.now()
  const command = npm(dir, ['start'], { PORT: String(port), ...env })
  let code: number | null | undefined
  void command.ended.then((ended) => {
    code = ended
  })
  await until(
    'it is ready',
    async () => {
      if (code !== undefined) throw new Error(`npm start ended with ${code}: ${command.said()}`)
      return (await askReady(`http://localhost:${port}`))?.ready
    },
    90_000,
  )
  return { command, ms: Date.now() - startedAt }
}
