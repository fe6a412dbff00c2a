import { readFileSync } from 'node:fs'

type Manifest = Record<string, unknown> & {
  exports: Record<string, string>
  dependencies: Record<string, string>
  scripts: Record<string, string>
}

/** The versions of the workspace's catalog: `name: version` lines under `catalog:`. */
export function catalogOf(workspaceFile: string): Map<string, string> {
  const catalog = /^catalog:\n((?: {2}.*\n)+)/m.exec(readFileSync(workspaceFile, 'utf8'))?.[1] ?? ''
  return new Map(
    [...catalog.matchAll(/^ {2}"?([^":]+)"?: (.+)$/gm)].map(([, name = '', version = '']) => [name, version]),
  )
}

/** What a stranger's `npm install` sees: built files, real versions, nothing of the workspace. */
export function publishedManifest(manifest: Manifest, catalog: ReadonlyMap<string, string>): Record<string, unknown> {
  const { private: _private, devDependencies: _devDependencies, scripts, ...rest } = manifest
  const built = (source: string) => source.replace('./src/', './dist/')
  /** The door of the same name that leads to the one file for Node. */
  const forNode = (source: string) =>
    source.replace('./src/', './dist/node/').replace('*/index.ts', '*.ts').replace(/\.ts$/, '.js')
  // Bundlers ask for `module` and Node does not: what is in one file for Node is loaded there only.
  const door = (source: string) => ({
    types: built(source).replace(/\.ts$/, '.d.ts'),
    module: built(source).replace(/\.ts$/, '.js'),
    node: forNode(source),
    default: built(source).replace(/\.ts$/, '.js'),
  })
  return {
    ...rest,
    // Nobody's install runs these. They are how packing puts our manifest back after it was cut off.
    scripts: { prepack: scripts['prepack'], postpack: scripts['postpack'] },
    types: './dist/index.d.ts',
    exports: Object.fromEntries(
      // What is no source is as it lies there: package.json itself.
      Object.entries(manifest.exports).map(([path, source]) => [
        path,
        source.startsWith('./src/') ? door(source) : source,
      ]),
    ),
    imports: {
      '#temporal': { node: './dist/schedule/temporal-in-node.js', default: './dist/schedule/temporal.js' },
    },
    dependencies: Object.fromEntries(
      Object.entries(manifest.dependencies).map(([name, version]) => [
        name,
        version === 'catalog:' ? `^${catalog.get(name) ?? '*'}` : version,
      ]),
    ),
    // Before these Node cannot `require` an ES module, which is what the polyfill is.
    engines: { node: '^20.19.0 || >=22.12.0' },
  }
}
