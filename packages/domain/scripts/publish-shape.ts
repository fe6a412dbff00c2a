import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from './build.ts'
import { packDestination } from './env.ts'
import { catalogOf, publishedManifest } from './published-manifest.ts'

/**
 * Around `npm pack`: `on` builds and gives package.json its published shape, `off` puts ours back. Where npm was cut off
 * in between, the published shape is what lies there; it has these scripts too, so the next run begins by putting ours back.
 */
const root = new URL('../', import.meta.url)
const manifest = new URL('package.json', root)
/** Outside of what is shipped. */
const kept = new URL('.tmp/package.json', root)

/** Ours is private; what is published is not. */
const isOurs = (file: URL) => JSON.parse(readFileSync(file, 'utf8')).private === true

function putOursBack(): void {
  // Somebody has put it back by hand since then, and may have gone on from there.
  if (isOurs(manifest)) return rmSync(kept, { force: true })
  if (!existsSync(kept)) throw new Error('package.json has its published shape, and ours is gone: take it from git')
  renameSync(kept, manifest)
}

/** npm finds out too late, and then leaves without putting anything back. */
function checkDestination(): void {
  if (packDestination && !existsSync(packDestination))
    throw new Error(`There is no folder ${packDestination} to put the package into`)
}

putOursBack()
if (process.argv[2] === 'on') {
  checkDestination()
  await build(fileURLToPath(root), fileURLToPath(new URL('dist', root)))
  const published = publishedManifest(
    JSON.parse(readFileSync(manifest, 'utf8')),
    catalogOf(fileURLToPath(new URL('../../pnpm-workspace.yaml', root))),
  )
  mkdirSync(new URL('./', kept), { recursive: true })
  copyFileSync(manifest, kept)
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`)
}
