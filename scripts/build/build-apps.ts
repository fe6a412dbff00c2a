/** Builds the browser apps that are stale, and leaves the others alone. */
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from '../root.ts'
import { hashSources } from './source-hash.ts'

export const browserApps = ['admin', 'provider', 'customer'] as const
export type BrowserApp = (typeof browserApps)[number]

const stampOf = (app: BrowserApp): string => join(rootDir, 'apps', app, 'dist', '.built-from')

const sourcesOf = (app: BrowserApp): string =>
  hashSources([`apps/${app}`, 'packages/ui', 'packages/domain'], ['pnpm-lock.yaml', 'tsconfig.base.json'])

const isFresh = (app: BrowserApp): boolean =>
  existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === sourcesOf(app)

/** The apps whose built files do not come from the sources as they are now. */
export const staleApps = (): BrowserApp[] => browserApps.filter((app) => !isFresh(app))

/** The apps that were never built. */
export const missingApps = (): BrowserApp[] =>
  browserApps.filter((app) => !existsSync(join(rootDir, 'apps', app, 'dist', 'index.html')))

const buildApp = async (app: BrowserApp, signal: AbortSignal | undefined): Promise<void> => {
  const builtFrom = sourcesOf(app)
  let log = ''
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn('npm', ['run', 'build', '--silent'], {
      cwd: join(rootDir, 'apps', app),
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', npm_config_loglevel: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      ...(signal ? { signal } : {}),
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        log += chunk.toString()
      })
    child.on('error', (error) => {
      log += error.message
      resolve(1)
    })
    child.on('close', resolve)
  })
  const logFile = join(rootDir, '.data', 'logs', `build-${app}.log`)
  mkdirSync(join(rootDir, '.data', 'logs'), { recursive: true })
  writeFileSync(logFile, log)
  if (code !== 0)
    throw new Error(
      `Building the ${app} app did not work; what it said is in .data/logs/build-${app}.log:\n${log.trim().split('\n').slice(-15).join('\n')}`,
    )
  if (globSync('dist/index.html', { cwd: join(rootDir, 'apps', app) }).length === 0)
    throw new Error(`Building the ${app} app left no page behind.`)
  writeFileSync(stampOf(app), builtFrom)
}

/** Builds these apps, two at a time. */
export const buildApps = async (apps: readonly BrowserApp[], signal?: AbortSignal): Promise<void> => {
  const queue = [...apps]
  const work = async (): Promise<void> => {
    for (let app = queue.shift(); app; app = queue.shift()) await buildApp(app, signal)
  }
  await Promise.all([work(), work()])
}
