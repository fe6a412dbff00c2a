/**
 * Starts the whole system: database, server, worker. `npm start`, the browser tests and the benchmarks all start it here,
 * so that what is tested is what runs.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Child, type ChildOptions, startChild, stopChild } from '../process/child.ts'
import type { DatabaseWord } from '../process/database.ts'
import { type Keeper, keepAlive } from '../process/keeper.ts'
import { waitForLeftBehind } from '../process/left-behind.ts'
import { findFreePort } from '../process/port.ts'
import { waitUntilReady } from '../process/ready.ts'
import { WhyNot } from '../why-not.ts'
import { prepareExternalDatabase } from './external-database.ts'
import type { DemoState } from './prepare-database.ts'
import { keepSecrets } from './secrets.ts'

/** Known to everybody, hence for the demo world alone: with it a newcomer can sign an event for the local webhook. */
export const demoWebhookSecret = 'whsec_home2smart_demo'

/**
 * What each process really holds is 70 MB; V8 keeps room for several times that as long as nobody asks for memory. A
 * smaller nursery and a bound on the rest halve it. A nursery of 4 would save 5 MB more, and cost a board list 3 % of its speed.
 */
const smallHeap = ['--max-semi-space-size=8', '--max-old-space-size=256']

export interface WorldOptions {
  /** Where the database, the logs and the secrets are kept. */
  dataDir: string
  port: number
  /** What is set from outside; it wins over every default here. */
  env: NodeJS.ProcessEnv
  /** Restarts server and worker when a source file changes. */
  watch?: boolean
  /** Done beside the start of the database: what must be there before the server starts. */
  meanwhile?: (signal?: AbortSignal) => Promise<void>
  /** Gives up the start; what was started already is stopped again. */
  signal?: AbortSignal
  onStep?: (label: string) => { done: (text?: string) => void; fail: () => void }
  onLine?: (process: string, line: string) => void
  onCrash?: (sentence: string) => void
  patienceMs?: number
}

export interface World {
  url: string
  /** The role that migrates. */
  ownerUrl: string
  demo: DemoState
  isEmbedded: boolean
  /** The environment that server and worker got. */
  env: NodeJS.ProcessEnv
  pids: () => { server: number; worker: number; database: number | null }
  stop: () => Promise<void>
}

interface RunningDatabase {
  ownerUrl: string
  appUrl: string
  demo: DemoState
  keeper: Keeper | null
}

const quietStep = (): { done: () => void; fail: () => void } => ({ done: () => undefined, fail: () => undefined })

/** Rejects when the start is given up. */
const givenUp = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** Rejects with the child's own last words as soon as it is gone. */
const goneToo = async (child: Child): Promise<never> => {
  const { code } = await child.gone
  const words = child.lastWords()
  // A sentence is passed on as it is; a stack trace gets its place named.
  throw new WhyNot(words && !words.includes('\n') ? words : `The ${child.name} ended with code ${code}: ${words}`)
}

const startDatabaseChild = async (
  options: ChildOptions,
  onCrash: (sentence: string) => void,
  signal: AbortSignal | undefined,
): Promise<RunningDatabase> => {
  const child = startChild(options)
  const told = new Promise<DatabaseWord>((resolve) => {
    child.process.once('message', (word: DatabaseWord) => resolve(word))
  })
  try {
    const word = await Promise.race([told, goneToo(child), givenUp(signal)])
    return { ...word, keeper: keepAlive(child, options, onCrash) }
  } catch (error) {
    await stopChild(child)
    throw error
  }
}

export const bootWorld = async (options: WorldOptions): Promise<World> => {
  const { dataDir, port } = options
  const onStep = options.onStep ?? quietStep
  const onCrash = options.onCrash ?? (() => undefined)
  const external = options.env.DATABASE_URL
  const isDemo = options.env.DEMO ? options.env.DEMO === 'on' : !external
  const url = `http://localhost:${port}`
  const logFile = (name: string): string => join(dataDir, 'logs', `${name}.log`)

  const notes = await waitForLeftBehind(join(dataDir, 'children.json'))

  const startDatabase = async (signal: AbortSignal): Promise<RunningDatabase> => {
    const isNew = !external && !existsSync(join(dataDir, 'postgres', 'cluster'))
    const step = onStep(isNew ? 'making the database' : 'starting the database')
    try {
      const database = external
        ? { ...(await prepareExternalDatabase(external, isDemo)), keeper: null }
        : await startDatabaseChild(
            {
              name: 'database',
              script: 'scripts/process/database.ts',
              args: [join(dataDir, 'postgres'), String(await findFreePort()), isDemo ? 'demo' : 'plain'],
              env: options.env,
              logFile: logFile('database'),
              onStart: (pid) => notes.add(pid),
            },
            onCrash,
            signal,
          )
      step.done(database.demo === 'loaded' ? 'database ready, demo world loaded' : 'database ready')
      return database
    } catch (error) {
      step.fail()
      throw error
    }
  }

  // What fails first ends the other: nobody waits for a build that has no database to run on.
  const giveUp = new AbortController()
  const signal = AbortSignal.any([giveUp.signal, ...(options.signal ? [options.signal] : [])])
  const orGiveUp = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      giveUp.abort(error)
      throw error
    }
  }
  const [started] = await Promise.allSettled([
    orGiveUp(startDatabase(signal)),
    orGiveUp(options.meanwhile?.(signal) ?? Promise.resolve()),
  ])
  if (started.status === 'rejected' || giveUp.signal.aborted) {
    if (started.status === 'fulfilled') await started.value.keeper?.stop()
    notes.clear()
    throw giveUp.signal.reason
  }
  const database = started.value

  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PUBLIC_URL: url,
    LOG_LEVEL: 'info',
    ...keepSecrets(join(dataDir, 'secrets.json')),
    ...(isDemo ? { STRIPE_WEBHOOK_SECRET: demoWebhookSecret } : {}),
    ...options.env,
    PORT: String(port),
    DEMO: isDemo ? 'on' : 'off',
    DATABASE_URL: database.appUrl,
  }
  const childOptions = (name: 'server' | 'worker'): ChildOptions => ({
    name,
    script: `apps/${name}/src/main.ts`,
    nodeArgs: [...smallHeap, ...(options.watch ? ['--watch', '--watch-preserve-output'] : [])],
    env,
    logFile: logFile(name),
    onLine: (line) => options.onLine?.(name, line),
    onStart: (pid) => notes.add(pid),
  })

  const starting = onStep('starting server and worker')
  const [server, worker] = [startChild(childOptions('server')), startChild(childOptions('worker'))]
  try {
    await waitUntilReady(
      url,
      options.patienceMs ?? 60_000,
      Promise.race([goneToo(server), goneToo(worker), givenUp(options.signal)]),
    )
  } catch (error) {
    starting.fail()
    await Promise.all([stopChild(server), stopChild(worker)])
    await database.keeper?.stop()
    notes.clear()
    throw error
  }
  // They have shown that they can run: from now on they are kept running.
  const keepers = {
    server: keepAlive(server, childOptions('server'), onCrash),
    worker: keepAlive(worker, childOptions('worker'), onCrash),
  }
  starting.done('server and worker ready')

  return {
    url,
    ownerUrl: database.ownerUrl,
    demo: database.demo,
    isEmbedded: !external,
    env,
    pids: () => ({
      server: keepers.server.current().pid,
      worker: keepers.worker.current().pid,
      database: database.keeper?.current().pid ?? null,
    }),
    stop: async () => {
      await Promise.all([keepers.server.stop(), keepers.worker.stop()])
      await database.keeper?.stop()
      notes.clear()
    },
  }
}
