import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build as bundle } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiReport } from '../scripts/api-report.ts'
import { build } from '../scripts/build.ts'
import { contractNames } from '../scripts/contract-names.ts'
import { catalogOf, publishedManifest } from '../scripts/published-manifest.ts'

/** Bytes of the whole package, minified and compressed. What an app takes of it is far less. */
const WHOLE_BUDGET = 38_850

const own = fileURLToPath(new URL('..', import.meta.url))
/** A stranger's project with the package in its node_modules, as npm would put it there. */
let project = ''
let installed = ''

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'h2s-domain-'))
  installed = join(project, 'node_modules/@h2s/domain')
  mkdirSync(installed, { recursive: true })
  await build(own, join(installed, 'dist'))
  const manifest = publishedManifest(
    JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')),
    catalogOf(join(own, '../../pnpm-workspace.yaml')),
  )
  writeFileSync(join(installed, 'package.json'), JSON.stringify(manifest))
  for (const name of ['zod', 'temporal-polyfill'])
    symlinkSync(join(own, 'node_modules', name), join(project, 'node_modules', name))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', type: 'module' }))
}, 60_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

/** Bundles a line of a stranger's code for the browser; zod and the polyfill stay outside where `alone`. */
async function bundled(code: string, alone: boolean): Promise<{ code: string; bytes: number }> {
  const entry = join(project, 'entry.js')
  writeFileSync(entry, code)
  const answer = await bundle({
    root: project,
    configFile: false,
    logLevel: 'silent',
    // As for a server: else the bundler adds a loader of its own for the polyfill, which is no part of the package.
    ssr: {
      noExternal: true,
      external: alone ? ['zod', 'temporal-polyfill'] : [],
      resolve: { conditions: ['module', 'browser'] },
    },
    build: {
      ssr: true,
      write: false,
      minify: true,
      target: 'es2022',
      rollupOptions: {
        input: entry,
        external: alone ? ['zod', 'temporal-polyfill'] : [],
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if (!('output' in answer)) throw new Error('one output is expected')
  const text = answer.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n')
  return { code: text, bytes: brotliCompressSync(text).length }
}

describe('the published package', () => {
  test('its manifest has built files, real versions and nothing of the workspace', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    expect(JSON.stringify(manifest)).not.toMatch(/catalog:|workspace:|src\//)
    expect(Object.keys(manifest.dependencies)).toEqual(['zod', 'temporal-polyfill'])
    expect(manifest).toMatchObject({
      type: 'module',
      sideEffects: false,
      exports: { './*': { default: './dist/*/index.js' } },
    })
    expect(manifest).not.toHaveProperty('private')
  })
  test('its own manifest can be asked for', () => {
    const code = `console.log(require('@h2s/domain/package.json').name)`
    writeFileSync(join(project, 'manifest.cjs'), code)
    expect(execFileSync(process.execPath, ['manifest.cjs'], { cwd: project, encoding: 'utf8' })).toBe('@h2s/domain\n')
  })
  test('every link of its pages leads to a file that is packed', () => {
    const packed: string[] = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).files
    for (const page of ['README.md', 'CHANGELOG.md']) {
      const links = [...readFileSync(join(own, page), 'utf8').matchAll(/\]\(([^)#]+)/g)].map(([, to = '']) => to)
      expect(links.filter((to) => !to.startsWith('https:') && !packed.includes(to))).toEqual([])
    }
  })
  test('every exported name and type is as api-report.md says (node packages/domain/scripts/write-api-report.ts)', () => {
    const report = apiReport(join(installed, 'dist'))
    expect(report).toBe(readFileSync(join(own, 'api-report.md'), 'utf8'))
    expect(report).not.toMatch(/^export \w+$/m)
  })
  test('runs in plain Node, whole and by noun', () => {
    const code = `
      import { canTransitionTo } from '@h2s/domain'
      import { formatCents } from '@h2s/domain/money'
      import { reactionsTo } from '@h2s/domain/reactions'
      console.log(canTransitionTo({ status: 'paid' }, 'pending').error, formatCents(990), typeof reactionsTo)`
    writeFileSync(join(project, 'run.mjs'), code)
    const said = execFileSync(process.execPath, ['run.mjs'], { cwd: project, encoding: 'utf8' })
    expect(said.trim()).toBe('Cannot transition from paid to pending $9.90 function')
  })
  test('is asked for by require as well, and brings the polyfill only to who asks for a zone', () => {
    const code = `
      const domain = require('@h2s/domain')
      const isLoaded = () => Object.keys(require.cache).some((file) => file.includes('temporal-polyfill'))
      const before = isLoaded()
      console.log(before, domain.wallClock('2026-11-01T14:00:00Z', 'America/New_York').time, isLoaded())`
    writeFileSync(join(project, 'run.cjs'), code)
    const said = execFileSync(process.execPath, ['run.cjs'], { cwd: project, encoding: 'utf8' })
    expect(said.trim()).toBe(`false 09:00 ${!('Temporal' in globalThis)}`)
  })
  test('who took the file for Node without the polyfill is told so, instead of hearing that no zone exists', () => {
    const alone = mkdtempSync(join(tmpdir(), 'h2s-domain-alone-'))
    mkdirSync(join(alone, 'node_modules/@h2s'), { recursive: true })
    cpSync(installed, join(alone, 'node_modules/@h2s/domain'), { recursive: true })
    symlinkSync(join(own, 'node_modules/zod'), join(alone, 'node_modules/zod'))
    const code = `
      const { formatCents, isZone } = require('@h2s/domain')
      try { console.log(formatCents(990), isZone('america/new york'), isZone('America/New_York')) } catch (error) { console.log(error.message) }`
    writeFileSync(join(alone, 'run.cjs'), code)
    const said = execFileSync(process.execPath, ['run.cjs'], { cwd: alone, encoding: 'utf8' })
    rmSync(alone, { recursive: true, force: true })
    expect(said).toMatch(
      'Temporal' in globalThis ? /^\$9\.90 false true/ : /^@h2s\/domain cannot load temporal-polyfill/,
    )
  })
  test('its types are understood by a stranger', () => {
    writeFileSync(
      join(project, 'typed.mts'),
      `import { canTransitionTo, type ItemInput, type JobStatus } from '@h2s/domain'\nimport { formatCents } from '@h2s/domain/money'\nconst to: JobStatus = 'paid'\nexport const items: ItemInput[] = [{ service_id: 'TV-L' }]\nexport const verdict: boolean = canTransitionTo({ status: 'completed' }, to).ok\n// @ts-expect-error an amount is a number\nformatCents('9')\n`,
    )
    const tsc = join(own, '../../node_modules/.bin/tsc')
    expect(
      execFileSync(
        tsc,
        ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom', 'typed.mts'],
        { cwd: project, encoding: 'utf8' },
      ),
    ).toBe('')
  }, 60_000)
  test('a server that vite has bundled whole knows its zones, as ES module and as CommonJS', async () => {
    writeFileSync(
      join(project, 'server.js'),
      `import { isZone } from '@h2s/domain'\nconsole.log(isZone('America/New_York'), isZone('America/Nowhere'))`,
    )
    for (const [format, name] of [
      ['es', 'server.mjs'],
      ['cjs', 'server.cjs'],
    ] as const) {
      const outDir = mkdtempSync(join(tmpdir(), 'h2s-domain-server-'))
      await bundle({
        root: project,
        configFile: false,
        logLevel: 'silent',
        ssr: { noExternal: true },
        build: { ssr: 'server.js', outDir, rollupOptions: { output: { format, entryFileNames: name } } },
      })
      const said = execFileSync(process.execPath, [name], { cwd: outDir, encoding: 'utf8' })
      rmSync(outDir, { recursive: true, force: true })
      expect(said).toBe('true false\n')
    }
  }, 60_000)
  test('what the contract names stays within 25 kB, without zod and the polyfill', async () => {
    const { bytes } = await bundled(`export { ${contractNames.join(', ')} } from '@h2s/domain'`, true)
    expect(bytes).toBeLessThanOrEqual(25_000)
  }, 60_000)
  test('everything together stays within its budget, without zod and the polyfill', async () => {
    const { bytes } = await bundled(`export * from '@h2s/domain'`, true)
    expect(bytes).toBeLessThanOrEqual(WHOLE_BUDGET)
  }, 60_000)
  test('a browser takes one function without the rest', async () => {
    const { code, bytes } = await bundled(`export { formatCents } from '@h2s/domain'`, false)
    expect(bytes).toBeLessThan(1000)
    expect(code).not.toMatch(/Temporal|zod/i)
  }, 60_000)
  test('word lists cost a few hundred bytes and bring no zod', async () => {
    const lists: Record<string, string> = {
      job: 'jobStatuses, wireLevels, wallTypes, equipmentLanes, knownConstraints, jobActions',
      flags: 'painFlagTypes, severities, flagLabels',
      equipment: 'orderStages, orderLineStates',
      assignments: 'assignmentStates',
      payouts: 'payoutStatuses',
    }
    const code = Object.entries(lists).map(([noun, names]) => `export { ${names} } from '@h2s/domain/${noun}'`)
    const taken = await bundled(code.join('\n'), false)
    expect(taken.code).toContain('WIRE_MANAGEMENT_UNKNOWN')
    expect(taken.code).not.toMatch(/Temporal|zod/i)
    expect(taken.bytes).toBeLessThan(1500)
  }, 60_000)
})
