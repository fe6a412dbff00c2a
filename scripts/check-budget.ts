/**
 * What a browser must fetch before it shows a page, compressed: fails above the budget, and when a file that is served
 * compressed has no compressed twin.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { browserApps } from './build/build-apps.ts'
import { rootDir } from './root.ts'

/** In kB (1000 bytes) of gzip. */
const budgets = {
  admin: { script: 210, style: 40, chunk: 60 },
  provider: { script: 150, style: 12, chunk: 40 },
  customer: { script: 150, style: 12, chunk: 40 },
} as const
const fontBudget = 50
/** Below this a compressed twin saves nothing. */
const worthCompressing = 1400

const kB = (bytes: number): number => bytes / 1000
const zipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length

/** The files that the page names itself, as paths inside the folder that is served. */
const namedIn = (html: string, pattern: RegExp, app: string): string[] =>
  [...html.matchAll(pattern)].map(([, url = '']) => url.replace(new RegExp(`^/${app}/`), '').replace(/^\.?\//, ''))

const complaints: string[] = []
const demand = (what: string, size: number, most: number): void => {
  console.log(`${what.padEnd(34)} ${kB(size).toFixed(1).padStart(7)} kB of ${most}`)
  if (kB(size) > most) complaints.push(`${what} is ${kB(size).toFixed(1)} kB compressed; the budget is ${most} kB.`)
}

for (const app of browserApps) {
  const dist = join(rootDir, 'apps', app, 'dist')
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const scripts = [
    ...namedIn(html, /<script[^>]+src="([^"]+)"/g, app),
    ...namedIn(html, /<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g, app),
  ]
  const styles = namedIn(html, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g, app)
  if (scripts.length === 0) complaints.push(`The ${app} app's page names no script; is this check reading it right?`)
  const sum = (files: readonly string[]): number => files.reduce((total, file) => total + zipped(join(dist, file)), 0)
  demand(`${app}: entry JavaScript`, sum(scripts), budgets[app].script)
  demand(`${app}: entry CSS`, sum(styles), budgets[app].style)

  const later = globSync('**/*.js', { cwd: dist }).filter(
    (file) => !scripts.includes(file) && !file.startsWith('landing/'),
  )
  const largest = later.map((file) => ({ file, size: zipped(join(dist, file)) })).toSorted((a, b) => b.size - a.size)[0]
  if (largest) demand(`${app}: largest later chunk`, largest.size, budgets[app].chunk)
  for (const font of globSync('**/*.woff2', { cwd: dist }))
    if (html.includes(font.split('/').at(-1) ?? font))
      demand(`${app}: font`, readFileSync(join(dist, font)).length, fontBudget)

  for (const file of globSync('**/*.{js,css,html,svg}', { cwd: dist })) {
    if (readFileSync(join(dist, file)).length < worthCompressing) continue
    for (const twin of ['.br', '.gz'])
      if (!existsSync(join(dist, file + twin)))
        complaints.push(`apps/${app}/dist/${file} has no compressed twin ${twin}.`)
  }
}

for (const complaint of complaints) console.error(complaint)
process.exitCode = complaints.length > 0 ? 1 : 0
