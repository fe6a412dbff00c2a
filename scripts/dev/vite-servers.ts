/** Vite's own server for each app: what makes a change appear without a reload. */
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Child, startChild, stopChild } from '../process/child.ts'
import { findFreePort } from '../process/port.ts'
import { WhyNot } from '../why-not.ts'

const patienceMs = 30_000

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const waitUntilListening = async (child: Child, port: number): Promise<void> => {
  const deadline = Date.now() + patienceMs
  let isGone = false
  void child.gone.then(() => {
    isGone = true
  })
  while (!(await listens(port))) {
    if (isGone || Date.now() > deadline) throw new WhyNot(`${child.name} did not start: ${child.lastWords()}`)
    await wait(50)
  }
}

export interface ViteServers {
  /** Port of each app on loopback. */
  ports: ReadonlyMap<string, number>
  stop: () => Promise<void>
}

export const startViteServers = async (
  apps: readonly string[],
  dataDir: string,
  env: NodeJS.ProcessEnv,
  onLine: (process: string, line: string) => void,
): Promise<ViteServers> => {
  const started = await Promise.all(
    apps.map(async (app) => {
      const port = await findFreePort()
      const child = startChild({
        name: `vite ${app}`,
        script: `apps/${app}/node_modules/vite/bin/vite.js`,
        args: [
          '--port',
          String(port),
          '--strictPort',
          '--host',
          '127.0.0.1',
          '--clearScreen',
          'false',
          '--logLevel',
          'warn',
        ],
        cwd: `apps/${app}`,
        env: { ...env, NODE_ENV: 'development' },
        logFile: join(dataDir, 'logs', `vite-${app}.log`),
        onLine: (line) => onLine(`vite ${app}`, line),
      })
      return { app, port, child }
    }),
  )
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(({ child }) => stopChild(child, 3000)))
  }
  try {
    await Promise.all(started.map(({ child, port }) => waitUntilListening(child, port)))
  } catch (error) {
    await stop()
    throw error
  }
  return { ports: new Map(started.map(({ app, port }) => [app, port])), stop }
}
