/** The domain package beside what one would write by hand: flags, transitions, import and size. `node bench/domain.ts` runs it alone. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import {
  type JobFacts,
  type JobMetadataV2,
  type PainFlag,
  canTransitionTo,
  evaluatePainFlags,
  jobStatuses,
  reconcilePainFlags,
} from '@h2s/domain'
import { build as bundle } from 'vite'
import { build } from '../packages/domain/scripts/build.ts'
import { contractNames } from '../packages/domain/scripts/contract-names.ts'
import { catalogOf, publishedManifest } from '../packages/domain/scripts/published-manifest.ts'
import { rootDir } from '../scripts/root.ts'
import { benchNow, manyJobs } from './domain/jobs.ts'
import { referenceEvaluate, referenceReconcile } from './domain/reference-flags.ts'
import { type Figure, median, medianRatio, printFigures } from './report.ts'

const jobCount = 100_000
const rounds = 9
const yesterday = '2026-11-20T12:00:00.000Z'

/** Seconds of processor time: other work on the machine does not count. */
const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

const storedFlags = (job: JobFacts): PainFlag[] => (job.metadata as JobMetadataV2).pain_flags // All of these jobs are version 2.
const refresh = (job: JobFacts) => reconcilePainFlags(storedFlags(job), evaluatePainFlags(job, benchNow), benchNow)
const refreshByHand = (job: JobFacts) =>
  referenceReconcile(storedFlags(job), referenceEvaluate(job, benchNow), benchNow)

const benchFlags = (jobs: readonly JobFacts[]): Figure => {
  for (const job of jobs)
    if (!isDeepStrictEqual(refresh(job), refreshByHand(job))) {
      throw new Error(`the reference is no reference: it answers otherwise for ${job.job_id}`)
    }
  const ours: number[] = []
  const byHand: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(cpuSeconds(() => jobs.forEach(refresh)))
    byHand.push(cpuSeconds(() => jobs.forEach(refreshByHand)))
  }
  return {
    what: 'domain: flags of jobs, found and reconciled',
    measured: jobs.length / median(ours) / 1000,
    unit: 'k/s',
    reference: jobs.length / median(byHand) / 1000,
    ratio: medianRatio(byHand, ours),
    atLeast: 0.5,
  }
}

const benchTransitions = (jobs: readonly JobFacts[]): Figure => {
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1)
    seconds.push(
      cpuSeconds(() => {
        for (const job of jobs) for (const to of jobStatuses) canTransitionTo(job, to)
      }),
    )
  const asked = jobs.length * jobStatuses.length
  return { what: 'domain: canTransitionTo', measured: asked / median(seconds) / 1_000_000, unit: 'M/s', atLeast: 1 }
}

/** A stranger's project with the built package, zod and the polyfill, as npm would put them there. */
const strangersProject = async (): Promise<{ dir: string; remove: () => void }> => {
  const own = join(rootDir, 'packages/domain')
  const dir = mkdtempSync(join(tmpdir(), 'h2s-bench-domain-'))
  const installed = join(dir, 'node_modules/@h2s/domain')
  mkdirSync(installed, { recursive: true })
  await build(own, join(installed, 'dist'))
  const manifest = publishedManifest(
    JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')),
    catalogOf(join(rootDir, 'pnpm-workspace.yaml')),
  )
  writeFileSync(join(installed, 'package.json'), JSON.stringify(manifest))
  for (const name of ['zod', 'temporal-polyfill'])
    symlinkSync(join(own, 'node_modules', name), join(dir, 'node_modules', name))
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: 'stranger', type: 'module' }))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Milliseconds that an import takes in a fresh process. */
const importMs = (dir: string, name: string): number => {
  const code = `const from = performance.now(); await import('${name}'); console.log(performance.now() - from)`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: dir, encoding: 'utf8' })
  return Number(said)
}

/** The quickest of many: other work on the machine only ever adds. */
const benchImport = (dir: string): Figure[] => {
  const whole: number[] = []
  const zod: number[] = []
  for (let round = 0; round < 25; round += 1) {
    whole.push(importMs(dir, '@h2s/domain'))
    zod.push(importMs(dir, 'zod'))
  }
  return [
    { what: 'domain: import, with zod', measured: Math.min(...whole), unit: 'ms', atMost: 60 },
    { what: 'domain: import of zod alone', measured: Math.min(...zod), unit: 'ms' },
  ]
}

/** What a line of a stranger's code takes of the package, minified and compressed (kB), without zod and the polyfill. */
const sizeOf = async (dir: string, code: string): Promise<number> => {
  const entry = join(dir, 'entry.js')
  writeFileSync(entry, code)
  const answer = await bundle({
    root: dir,
    configFile: false,
    logLevel: 'silent',
    // As for a server: else the bundler adds a loader of its own for the polyfill, which is no part of the package.
    ssr: { noExternal: true, external: ['zod', 'temporal-polyfill'], resolve: { conditions: ['module', 'browser'] } },
    build: {
      ssr: true,
      write: false,
      minify: true,
      target: 'es2022',
      rollupOptions: { input: entry, external: ['zod', 'temporal-polyfill'], preserveEntrySignatures: 'strict' },
    },
  })
  if (!('output' in answer)) throw new Error('one output is expected')
  const text = answer.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n')
  return brotliCompressSync(text).length / 1000
}

const benchSize = async (dir: string): Promise<Figure[]> => {
  const named = await sizeOf(dir, `export { ${contractNames.join(', ')} } from '@h2s/domain'`)
  const whole = await sizeOf(dir, `export * from '@h2s/domain'`)
  return [
    { what: 'domain: what the contract names, compressed', measured: named, unit: 'kB', atMost: 25 },
    { what: 'domain: everything, compressed', measured: whole, unit: 'kB', atMost: 25 },
  ]
}

/** Measures the domain package. */
export const benchDomain = async (): Promise<Figure[]> => {
  const jobs = manyJobs(jobCount, (job) => evaluatePainFlags(job, yesterday))
  const rules = [benchFlags(jobs), benchTransitions(jobs)]
  const project = await strangersProject()
  try {
    return [...rules, ...benchImport(project.dir), ...(await benchSize(project.dir))]
  } finally {
    project.remove()
  }
}

if (import.meta.main) printFigures(await benchDomain())
