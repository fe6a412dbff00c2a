/** `@h2s/domain` as a stranger gets it: packed by npm, installed into an empty project, run by every Node it is made for. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootDir } from '../root.ts'
import { copyHouse } from './house/copy.ts'
import { npm } from './house/npm.ts'

/** The one that most services are bundled with. */
const bundler = 'esbuild@0.28.2'

const tarball = 'h2s-domain-0.1.0.tgz'
const majors = ['20', '22', '24'] as const
/** Packages that are one binary and run nothing when they are installed. */
const binary = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

const house = copyHouse()
const project = mkdtempSync(join(tmpdir(), 'h2s-stranger-'))
afterAll(() => {
  house.remove()
  rmSync(project, { recursive: true, force: true })
})

const run = async (dir: string, args: readonly string[]): Promise<void> => {
  const command = npm(dir, args)
  const code = await command.ended
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}: ${command.said()}`)
}

beforeAll(async () => {
  const own = join(house.dir, 'packages/domain')
  await run(own, ['pack', '--pack-destination', project])
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', type: 'module' }))
  const nodes = majors.map((major) => `node${major}@npm:${binary}@${major}`)
  await run(project, [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    './h2s-domain-0.1.0.tgz',
    bundler,
    ...nodes,
  ])
  writeFileSync(
    join(project, 'use.js'),
    `import { canTransitionTo, evaluatePainFlags } from '@h2s/domain'
import { formatCents } from '@h2s/domain/money'
import { formatWindow } from '@h2s/domain/schedule'
const job = { status: 'pending', service_id: 'TV-65', service_name: 'TV mounting', metadata: {} }
const visit = { start_iso: '2026-11-01T05:30:00Z', end_iso: '2026-11-01T07:30:00Z', time_zone: 'America/New_York' }
console.log(JSON.stringify({
  node: process.versions.node.split('.')[0],
  verdict: canTransitionTo({ status: 'paid' }, 'pending').error,
  flags: evaluatePainFlags(job, '2026-11-01T00:00:00Z').map(({ flag }) => flag),
  money: formatCents(123456),
  visit: formatWindow(visit),
}))
`,
  )
})

describe('packing', () => {
  const own = join(house.dir, 'packages/domain')
  const manifest = () => readFileSync(join(own, 'package.json'), 'utf8')
  const ours = readFileSync(join(rootDir, 'packages/domain/package.json'), 'utf8')

  it('ships what is built and its pages, and leaves our manifest as it was', () => {
    const packed = execFileSync('tar', ['-tf', tarball], { cwd: project, encoding: 'utf8' }).trim().split('\n')
    expect(packed.filter((file) => !file.startsWith('package/dist/')).toSorted()).toEqual(
      ['CHANGELOG.md', 'README.md', 'api-report.md', 'package.json'].map((name) => `package/${name}`),
    )
    expect(packed.filter((file) => !/\.js$|\.ts$|\.md$|^package\/package\.json$/.test(file))).toEqual([])
    expect(manifest()).toBe(ours)
  })

  it('into a folder that is none is refused before anything is touched', async () => {
    await expect(run(own, ['pack', '--pack-destination', join(project, 'missing')])).rejects.toThrow(
      'There is no folder',
    )
    expect(manifest()).toBe(ours)
  })

  it('that was cut off is healed by the next one, which builds anew', async () => {
    const shape = join(own, 'scripts/publish-shape.ts')
    execFileSync(process.execPath, [shape, 'on'], { cwd: own })
    expect(JSON.parse(manifest())).not.toHaveProperty('private')
    writeFileSync(join(own, 'dist/index.js'), 'an old build')
    await run(own, ['pack', '--pack-destination', project])
    expect(manifest()).toBe(ours)
    const whole = execFileSync('tar', ['-xOf', tarball, 'package/dist/index.js'], { cwd: project, encoding: 'utf8' })
    expect(whole).toContain('export *')
  })

  it('a manifest that was put back by hand since then is kept', () => {
    const shape = join(own, 'scripts/publish-shape.ts')
    execFileSync(process.execPath, [shape, 'on'], { cwd: own })
    const edited = ours.replace('"version": "0.1.0"', '"version": "0.1.1"')
    writeFileSync(join(own, 'package.json'), edited)
    execFileSync(process.execPath, [shape, 'off'], { cwd: own })
    expect(manifest()).toBe(edited)
    writeFileSync(join(own, 'package.json'), ours)
  })
})

it('is asked for by require under each of them', () => {
  writeFileSync(join(project, 'use.cjs'), `console.log(require('@h2s/domain').formatCents(123456))`)
  const said = majors.map((major) =>
    execFileSync(join(project, `node_modules/node${major}/bin/node`), ['use.cjs'], { cwd: project, encoding: 'utf8' }),
  )
  expect(said).toEqual(majors.map(() => '$1,234.56\n'))
})

it('gives the same answers under Node 20, 22 and 24', () => {
  const said = majors.map((major) =>
    JSON.parse(
      execFileSync(join(project, `node_modules/node${major}/bin/node`), ['use.js'], { cwd: project, encoding: 'utf8' }),
    ),
  )
  expect(said.map(({ node }) => node)).toEqual(majors)
  const [first, ...others] = said.map(({ node: _node, ...answers }) => answers)
  expect(first).toMatchObject({ verdict: 'Cannot transition from paid to pending', money: '$1,234.56' })
  expect(first?.flags.length).toBeGreaterThan(0)
  // The night the clocks go back: the visit lasts two hours, and both are named.
  expect(first?.visit).toBe('Sun, Nov 1, 1:30 AM EDT – 2:30 AM EST')
  expect(others).toEqual([first, first])
})

describe('in one file, as a bundler for Node makes it', () => {
  const code = `import { formatWindow, isZone } from '@h2s/domain'
import { wallClock } from '@h2s/domain/schedule'
const zones = ['America/New_York', 'America/Nowhere'].map(isZone)
console.log(JSON.stringify([...zones, wallClock('2026-11-01T14:00:00Z', 'America/New_York').time]))
`
  /** Runs a bundle where there are no packages to fall back on. */
  const answerOf = (file: string, major: string): unknown => {
    const alone = mkdtempSync(join(tmpdir(), 'h2s-bundled-'))
    try {
      copyFileSync(join(project, file), join(alone, file))
      const node = join(project, `node_modules/node${major}/bin/node`)
      return JSON.parse(execFileSync(node, [file], { cwd: alone, encoding: 'utf8' }))
    } finally {
      rmSync(alone, { recursive: true, force: true })
    }
  }
  const inEach = (file: string) => majors.map((major) => answerOf(file, major))
  const expected = majors.map(() => [true, false, '09:00'])

  it.each([
    ['bundled.cjs', 'cjs', 'node'],
    ['bundled.mjs', 'esm', 'node'],
    ['browser.mjs', 'esm', 'browser'],
  ])('by esbuild: %s', (file, format, platform) => {
    writeFileSync(join(project, 'service.js'), code)
    const esbuild = join(project, 'node_modules/.bin/esbuild')
    const told = [`--format=${format}`, `--platform=${platform}`, '--target=es2022', '--log-level=warning']
    execFileSync(esbuild, ['service.js', '--bundle', `--outfile=${file}`, ...told], { cwd: project })
    expect(inEach(file)).toEqual(expected)
  })
})
