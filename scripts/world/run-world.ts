/** What `npm start` and `npm run dev` have in common: one system per folder, told to a person, until they want it to end. */
import { join } from 'node:path'
import { askReady } from '../process/ready.ts'
import { takeLock } from '../process/lock.ts'
import { findFreePort, whyPortIsTaken } from '../process/port.ts'
import { bold, dim, say, step, yellow } from '../say.mjs'
import { WhyNot } from '../why-not.ts'
import { bootWorld, type World, type WorldOptions } from './boot.ts'
import { checkEnv } from './check-env.ts'
import { readOwnEnv } from './own-env.ts'
import { worthSaying } from './worth-saying.ts'

const claimPort = async (port: number, wait: boolean): Promise<void> => {
  // After a kill -9 the children of the last start are on their way out: give them the moment that they need.
  const deadline = Date.now() + (wait ? 15_000 : 0)
  for (;;) {
    const why = await whyPortIsTaken(port)
    if (!why) return
    if (Date.now() >= deadline) {
      throw new WhyNot(
        why === 'EACCES'
          ? `Port ${port} may not be used by this user; choose another: PORT=4001 npm start.`
          : `Port ${port} is in use by another program; stop it, or choose another: PORT=${port + 1} npm start.`,
      )
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
}

const printAddresses = (url: string, world: World, sinceMs: number): void => {
  const line = (what: string, where: string): void => say(`  ${what.padEnd(12)}${where}`)
  say('')
  say(`${bold('Home2Smart is ready')} ${dim(`in ${(sinceMs / 1000).toFixed(1)} s`)}`)
  say('')
  line('Landing', `${url}/`)
  line('Admin', `${url}/admin/`)
  line('Provider', `${url}/provider/`)
  line('Customer', `${url}/customer/`)
  line('API', `${url}/api/docs`)
  say('')
  if (world.env.DEMO === 'on') {
    say(
      `  Sign in as ${bold('admin@demo.test')}, dispatcher@, provider@ or customer@demo.test, password ${bold('home2smart-demo')}`,
    )
    say(`  See a paid order arrive on the board: ${bold('npm run demo:checkout')} ${dim('in another terminal')}`)
    say('')
  }
  say(dim('  Ctrl-C stops everything. Logs are in .data/logs/.'))
}

/** Settles with the first wish to end; a second one, later than a second, ends at once. */
const wishToEnd = (onImpatience: () => void): Promise<void> =>
  new Promise((resolve) => {
    let firstAt = 0
    const hear = (): void => {
      if (firstAt === 0) firstAt = Date.now()
      else if (Date.now() - firstAt > 1000) onImpatience()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
    // The one who started us is gone.
    process.on('disconnect', hear)
    process.channel?.unref()
  })

/** What stands in front of the server in development. */
interface InFront {
  port: number
  serverPort: number
  dataDir: string
  env: NodeJS.ProcessEnv
  onLine: (process: string, line: string) => void
}

interface RunExtra extends Pick<WorldOptions, 'watch' | 'meanwhile'> {
  /** Takes the port, with the server on another one behind it; answers with how to take that down again. */
  inFront?: (what: InFront) => Promise<() => Promise<void>>
}

/** Starts the system for a person and keeps it running until Ctrl-C. Answers with the exit code. */
export const runWorld = async (command: 'start' | 'dev', extra: RunExtra): Promise<number> => {
  const startedAt = Date.now()
  const { env, port, dataDir } = readOwnEnv()
  checkEnv(env)
  const lock = takeLock(join(dataDir, 'running.json'), { pid: process.pid, command, url: `http://localhost:${port}` })
  if ('holder' in lock) {
    const isUp = await askReady(lock.holder.url)
    throw new WhyNot(
      `Home2Smart runs in this folder already${isUp ? ` at ${lock.holder.url}/` : ''} (process ${lock.holder.pid}); stop it there first with Ctrl-C.`,
    )
  }
  try {
    await claimPort(port, lock.recovered)
    const giveUp = new AbortController()
    const wish = wishToEnd(() => process.exit(1))
    void wish.then(() => giveUp.abort(new WhyNot('Stopped before it was ready.')))
    let isStarting = true
    const onLine = (name: string, text: string): void => {
      const words = worthSaying(name, text, { askedFor: env.LOG_LEVEL, isStarting })
      if (words) say(words)
    }
    const serverPort = extra.inFront ? await findFreePort() : port
    const world = await bootWorld({
      dataDir,
      port: serverPort,
      env: { PUBLIC_URL: `http://localhost:${port}`, ...env },
      signal: giveUp.signal,
      ...(extra.watch ? { watch: true } : {}),
      ...(extra.meanwhile ? { meanwhile: extra.meanwhile } : {}),
      onStep: step,
      onCrash: (sentence) => say(yellow(sentence)),
      onLine,
    })
    const takeDown = await extra.inFront?.({ port, serverPort, dataDir, env, onLine })
    isStarting = false
    printAddresses(`http://localhost:${port}`, world, Date.now() - startedAt)
    await wish
    const stopping = step('stopping')
    await takeDown?.()
    await world.stop()
    stopping.done('stopped')
    return 0
  } finally {
    lock.release()
  }
}
