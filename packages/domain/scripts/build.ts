import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle, type Plugin } from 'vite'

/** The doors of the package: its whole, and every noun. */
function doors(dist: string): Record<string, string> {
  const nouns = readdirSync(dist).filter((name) => existsSync(join(dist, name, 'index.js')))
  return {
    ...Object.fromEntries(['index', 'events', 'reactions'].map((name) => [name, join(dist, `${name}.js`)])),
    ...Object.fromEntries(nouns.map((name) => [name, join(dist, name, 'index.js')])),
  }
}

/**
 * In Node a module can be asked for in the middle of a function, so there the polyfill waits until somebody needs a zone.
 * Nothing is awaited on the way in any more, hence `require` may load the package too. No bundler sees what is asked for
 * like that: it is told so when it took this file all the same, instead of hearing that there are no zones.
 */
const temporalWhenNeeded: Plugin = {
  name: 'temporal-when-needed',
  load: (id) =>
    id.endsWith('/schedule/temporal.js')
      ? `import { createRequire } from 'node:module'
         let polyfill
         const load = () => {
           try {
             return (polyfill ??= createRequire(import.meta.url)('temporal-polyfill').Temporal)
           } catch (cause) {
             throw new Error('@h2s/domain cannot load temporal-polyfill, which it needs for time zones: install it beside the program, or bundle with the export condition "module"', { cause })
           }
         }
         export const Temporal = globalThis.Temporal ?? new Proxy({}, { get: (_, name) => load()[name] })`
      : null,
}

/**
 * The same in one file, for Node: opening a hundred files takes longer than running them. Its doors lead to one chunk, so
 * that there is one copy of everything. Bundlers take the many files, of which they leave out what nobody uses.
 */
async function bundleForNode(dist: string): Promise<void> {
  await bundle({
    root: dist,
    configFile: false,
    logLevel: 'error',
    plugins: [temporalWhenNeeded],
    build: {
      ssr: true,
      outDir: join(dist, 'node'),
      minify: false,
      target: 'es2023',
      rollupOptions: {
        input: doors(dist),
        external: ['zod', 'temporal-polyfill'],
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: { groups: [{ name: 'domain', test: /./ }] },
        },
      },
    },
  })
}

/**
 * A bundle for Node holds the polyfill from its start: awaiting it, as a bundle for browsers does, would leave out every
 * format but ES modules. Which of the two a bundler takes is said by `imports` of the published manifest.
 */
function leadToTemporal(dist: string): void {
  writeFileSync(
    join(dist, 'schedule/temporal-in-node.js'),
    `import { Temporal as polyfill } from 'temporal-polyfill'
export const Temporal = globalThis.Temporal ?? polyfill
`,
  )
  for (const name of readdirSync(join(dist, 'schedule'))) {
    if (!name.endsWith('.js')) continue
    const path = join(dist, 'schedule', name)
    writeFileSync(path, readFileSync(path, 'utf8').replace(`'./temporal.js'`, `'#temporal'`))
  }
}

/** Writes the package as ESM with types into a folder. Types name their neighbours by `.js`, as every compiler expects. */
export async function build(packageDir: string, outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true })
  const tsc = join(packageDir, '../../node_modules/.bin/tsc')
  execFileSync(tsc, ['-p', join(packageDir, 'tsconfig.build.json'), '--outDir', outDir], { stdio: 'inherit' })
  for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    const path = join(outDir, file)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'),
    )
  }
  await bundleForNode(outDir)
  leadToTemporal(outDir)
}
