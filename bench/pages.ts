/**
 * The pages as Lighthouse sees them on a middling phone with slow 4G: `node bench/pages.ts`. Not part of `npm run bench`,
 * since Lighthouse weighs 170 MB: it is fetched once, when it is asked for.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromiumArgs } from '../e2e/world/chromium-args.ts'
import { findChromium } from '../scripts/browser/find-chromium.ts'
import { findFreePort } from '../scripts/process/port.ts'
import { rootDir } from '../scripts/root.ts'
import { bootWorld } from '../scripts/world/boot.ts'
import { type Figure, printFigures } from './report.ts'
import { signIn } from './sign-in.ts'

const run = promisify(execFile)
const lighthouse = 'lighthouse@13.5.0'

interface Page {
  name: string
  path: string
  /** Who looks at it; nobody is signed in when left out. */
  as?: 'dispatcher' | 'provider' | 'customer'
  performance: number
  largestPaintSeconds: number
  shift: number
}

const phone = { performance: 95, largestPaintSeconds: 2, shift: 0.02 }
const desk = { performance: 90, largestPaintSeconds: 2.8, shift: 0.05 }
const pages: readonly Page[] = [
  { name: 'landing page', path: '/', ...phone },
  { name: 'customer, visits', path: '/customer/', as: 'customer', ...phone },
  { name: 'provider, today', path: '/provider/', as: 'provider', ...phone },
  { name: 'admin, jobs', path: '/admin/?page=jobs', as: 'dispatcher', ...desk },
  { name: 'admin, board', path: '/admin/', as: 'dispatcher', ...desk },
]

const lookScript = `
import lighthouse from 'lighthouse'
import { launch } from 'chrome-launcher'
const { url, headers, chromePath, chromeFlags } = JSON.parse(process.argv[2])
const chrome = await launch({ chromePath, chromeFlags })
try {
  const { lhr } = await lighthouse(url, {
    port: chrome.port, extraHeaders: headers, logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  })
  const missed = Object.values(lhr.audits).filter((audit) => audit.score === 0 && audit.scoreDisplayMode === 'binary')
  console.log(JSON.stringify({
    performance: lhr.categories.performance.score * 100,
    accessibility: lhr.categories.accessibility.score * 100,
    practices: lhr.categories['best-practices'].score * 100,
    paintMs: lhr.audits['largest-contentful-paint'].numericValue,
    shift: lhr.audits['cumulative-layout-shift'].numericValue,
    missed: missed.map((audit) => audit.id),
  }))
} finally {
  await chrome.kill()
}
`

interface Look {
  performance: number
  accessibility: number
  practices: number
  paintMs: number
  shift: number
  missed: string[]
}

/** Puts Lighthouse, and the few lines that use it, into a folder of their own. */
const bringLighthouse = async (): Promise<string> => {
  const folder = join(rootDir, '.data/lighthouse')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'lighthouse-here', private: true, type: 'module' }),
  )
  writeFileSync(join(folder, 'look.js'), lookScript)
  if (!existsSync(join(folder, 'node_modules/lighthouse')))
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', lighthouse], { cwd: folder })
  return folder
}

const figuresOf = ({ name, ...bound }: Page, looks: readonly Look[]): Figure[] => {
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
  const of = (read: (look: Look) => number): number => middle(looks.map(read))
  for (const missed of new Set(looks.flatMap((look) => look.missed))) console.log(`  ${name} misses ${missed}`)
  return [
    { what: `${name}: performance`, measured: of((l) => l.performance), unit: 'of 100', atLeast: bound.performance },
    { what: `${name}: accessibility`, measured: of((l) => l.accessibility), unit: 'of 100', atLeast: 100 },
    { what: `${name}: best practices`, measured: of((l) => l.practices), unit: 'of 100', atLeast: 100 },
    {
      what: `${name}: largest paint`,
      measured: of((l) => l.paintMs) / 1000,
      unit: 's',
      atMost: bound.largestPaintSeconds,
    },
    { what: `${name}: layout shift`, measured: of((l) => l.shift), unit: '', atMost: bound.shift },
  ]
}

const folder = await bringLighthouse()
const browser = await findChromium(join(rootDir, '.data'))
const dataDir = mkdtempSync(join(tmpdir(), 'h2s-pages-'))
const { DATABASE_URL: _notOurs, ...env } = process.env
const world = await bootWorld({ dataDir, port: await findFreePort(), env: { ...env, DEMO: 'on', LOG_LEVEL: 'warn' } })
try {
  const figures: Figure[] = []
  for (const page of pages) {
    const headers = page.as ? { cookie: await signIn(world.url, `${page.as}@demo.test`) } : {}
    const looks: Look[] = []
    for (let n = 0; n < 3; n += 1) {
      const asked = {
        url: world.url + page.path,
        headers,
        chromePath: browser.executablePath,
        chromeFlags: ['--headless=new', ...chromiumArgs],
      }
      const { stdout } = await run(process.execPath, ['look.js', JSON.stringify(asked)], {
        cwd: folder,
        env: { ...process.env, ...browser.env },
      })
      looks.push(JSON.parse(stdout))
    }
    figures.push(...figuresOf(page, looks))
  }
  printFigures(figures)
} finally {
  await world.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
