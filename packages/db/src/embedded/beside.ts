import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Written in the directory that was asked for: where its cluster really lies. */
const whereabouts = 'cluster-lies-in'

/** A place for programs and cluster outside of `home`, the same one at every start; null when there is none. */
export function standIn(
  binaries: Binaries,
  home: string,
  account: Account,
): { binaries: Binaries; home: string } | null {
  const note = path.join(home, whereabouts)
  const stated = existsSync(note) ? readFileSync(note, 'utf8').trim() : ''
  const place = stated !== '' && existsSync(stated) ? stated : newPlace(account)
  if (place === null) return null
  const copied = path.join(place, 'programs')
  const complete = path.join(copied, '.complete')
  if (!existsSync(complete)) {
    cpSync(binaries.root, copied, { recursive: true, verbatimSymlinks: true })
    writeFileSync(complete, '')
  }
  writeFileSync(note, place)
  const moved = (program: string) => path.join(copied, path.relative(binaries.root, program))
  return {
    home: place,
    binaries: {
      initdb: moved(binaries.initdb),
      postgres: moved(binaries.postgres),
      pg_ctl: moved(binaries.pg_ctl),
      root: copied,
    },
  }
}

function newPlace({ uid, gid }: Account): string | null {
  const passes = (place: string) => spawnSync('test', ['-x', place], { uid, gid, cwd: '/' }).status === 0
  const parent = ['/var/lib', '/var/tmp', '/tmp'].find(passes)
  if (!parent) return null
  const place = mkdtempSync(path.join(parent, 'home2smart-'))
  chmodSync(place, 0o755)
  return place
}
