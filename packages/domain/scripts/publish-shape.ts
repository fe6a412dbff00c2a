import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from './build.ts'
import { catalogOf, publishedManifest } from './published-manifest.ts'

/** Around `npm pack`: `on` builds and gives package.json its published shape, `off` puts ours back. */
const root = new URL('../', import.meta.url)
const manifest = new URL('package.json', root)
const kept = new URL('dist/.package.json', root)

if (process.argv[2] === 'on') {
  await build(fileURLToPath(root), fileURLToPath(new URL('dist', root)))
  copyFileSync(manifest, kept)
  const published = publishedManifest(
    JSON.parse(readFileSync(manifest, 'utf8')),
    catalogOf(fileURLToPath(new URL('../../pnpm-workspace.yaml', root))),
  )
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`)
} else if (existsSync(kept)) {
  renameSync(kept, manifest)
}
