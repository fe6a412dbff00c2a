/**
 * The import fences: no room reaches up, no file stands in a ring (rules in .dependency-cruiser.cjs and .oxlintrc.json).
 * Then the proof that they bite: one violation of each fence is planted in a small copy of the house and must be caught.
 */
import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { plantedImports, plantedLint, type Planted } from './fences/planted.ts'
import { rootDir } from './root.ts'

const rooms = ['packages', 'apps', 'e2e', 'bench', 'scripts']
const sources = '**/*.{ts,tsx,mts}'

interface Violation {
  from: string
  to: string
  rule: { name: string }
}
interface Cruise {
  modules: { source: string; dependencies: unknown[] }[]
  summary: { violations: Violation[] }
}
interface Lint {
  diagnostics: { code: string; filename: string; message: string }[]
}

const run = (bin: string, args: string[], cwd: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(rootDir, 'node_modules', bin), ...args],
      { cwd, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        // Both tools answer non-zero when they found something: only a missing answer is a failure of ours.
        if (stdout.trimStart().startsWith('{')) resolve(stdout)
        else reject(error ?? new Error(`${bin} said nothing: ${stderr}`))
      },
    )
  })

const cruise = async (cwd: string): Promise<Cruise> =>
  JSON.parse(
    await run(
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      [
        ...rooms.filter((room) => globSync(`${room}/${sources}`, { cwd }).length > 0),
        '--config',
        join(rootDir, '.dependency-cruiser.cjs'),
        '--output-type',
        'json',
      ],
      cwd,
    ),
  )

const lint = async (cwd: string): Promise<Lint> =>
  JSON.parse(await run('oxlint/bin/oxlint', ['--type-aware', '--format', 'json'], cwd))

/** Every source file of the house, as the cruiser names them. */
const sourcesIn = (cwd: string): string[] =>
  rooms
    .flatMap((room) =>
      globSync(`${room}/${sources}`, { cwd, exclude: (path) => /(^|\/)(node_modules|dist|reports)$/.test(path) }),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)(node_modules|dist|reports)\//.test(path))

const checkHouse = async (): Promise<string[]> => {
  const found = await cruise(rootDir)
  const cruised = new Set(found.modules.map((module) => module.source))
  const missed = sourcesIn(rootDir).filter((path) => !cruised.has(path))
  return [
    ...found.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
    // On a compiler that it cannot read, the cruiser passes while it checks nothing.
    ...(missed.length > 0 ? [`${missed.length} files were not looked at, first ${missed[0]}`] : []),
    ...(cruised.size === 0 ? ['no file was looked at'] : []),
  ]
}

/** A house with the same rooms and names, and nothing in it but what is planted. */
const buildPlantedHouse = (planted: readonly Planted[]): string => {
  const dir = mkdtempSync(join(tmpdir(), 'h2s-fences-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  for (const file of ['tsconfig.base.json', '.oxlintrc.json', 'scripts/lint'])
    cpSync(join(rootDir, file), join(dir, file), { recursive: true })
  for (const manifest of globSync('{packages,apps}/*/package.json', { cwd: rootDir })) {
    const room = dirname(manifest)
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(rootDir, room, file), join(dir, room, file))
    mkdirSync(join(dir, 'node_modules/@h2s'), { recursive: true })
    symlinkSync(join(dir, room), join(dir, 'node_modules/@h2s', room.split('/')[1] ?? room), 'dir')
  }
  for (const name of ['pg', 'drizzle-orm', 'pg-boss', 'react', 'zod', 'temporal-polyfill']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }))
    write(`node_modules/${name}/index.js`, 'export {}\n')
  }
  // The linter finds its type-aware half beside the files that it reads.
  for (const name of ['oxlint-tsgolint', '@types'])
    symlinkSync(join(rootDir, 'node_modules', name), join(dir, 'node_modules', name), 'dir')
  write('packages/domain/src/index.ts', 'export {}\n')
  write('packages/db/src/client.ts', 'export type Db = string\n')
  write('packages/db/src/read/board.ts', 'export {}\n')
  write('packages/db/test/database.ts', 'export {}\n')
  write('packages/integrations/src/port.ts', 'export type Port = string\n')
  write('packages/commands/src/context.ts', 'export type Context = string\n')
  write('packages/api/src/root.ts', 'export type Router = string\n')
  write('packages/ui/src/theme.tsx', 'export {}\n')
  write('apps/server/src/app.ts', 'export {}\n')
  for (const file of planted) write(file.path, file.text)
  return dir
}

/** What each planted file was caught by, beside what should have caught it. */
const judge = (planted: readonly Planted[], caught: Map<string, Set<string>>): string[] =>
  planted.flatMap(({ path, caughtBy }) => {
    const rules = caught.get(path) ?? new Set()
    if (caughtBy.length === 0)
      return rules.size > 0 ? [`a fence is too wide: ${[...rules].join(', ')} stops ${path}`] : []
    return caughtBy.filter((rule) => !rules.has(rule)).map((rule) => `a fence has rotted: ${rule} lets ${path} through`)
  })

const collect = (pairs: { path: string; rule: string }[]): Map<string, Set<string>> => {
  const caught = new Map<string, Set<string>>()
  for (const { path, rule } of pairs) caught.set(path, (caught.get(path) ?? new Set()).add(rule))
  return caught
}

const checkImportFencesBite = async (): Promise<string[]> => {
  const dir = buildPlantedHouse(plantedImports)
  try {
    const { summary } = await cruise(dir)
    return judge(plantedImports, collect(summary.violations.map((v) => ({ path: v.from, rule: v.rule.name }))))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const checkLintFencesBite = async (): Promise<string[]> => {
  const dir = buildPlantedHouse(plantedLint)
  try {
    const { diagnostics } = await lint(dir)
    return judge(plantedLint, collect(diagnostics.map((d) => ({ path: d.filename, rule: d.code }))))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const failures = (await Promise.all([checkHouse(), checkImportFencesBite(), checkLintFencesBite()])).flat()
for (const failure of failures) console.error(failure)
if (failures.length === 0)
  console.log(
    `${sourcesIn(rootDir).length} files keep the fences; ${plantedImports.length + plantedLint.length} planted files behave`,
  )
process.exitCode = failures.length > 0 ? 1 : 0
