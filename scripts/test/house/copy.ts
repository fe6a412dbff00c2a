/** A copy of the project in a folder of its own: what is started, killed and broken there disturbs nobody. */
import { cpSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { readStamp, stampFileOf } from '../../installed-stamp.mjs'
import { rootDir } from '../../root.ts'

const left = new Set(['.git', '.cache', '.data', '.tmp', '.turbo', 'reports', 'docs', '.env', '.pnpm'])

export interface House {
  dir: string
  remove: () => void
}

/** Links between rooms are relative, so they stay inside the copy; what came from the registry is shared. */
export const copyHouse = (options: { installed: boolean } = { installed: true }): House => {
  const dir = mkdtempSync(join(tmpdir(), 'h2s-house-'))
  cpSync(rootDir, dir, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => {
      const path = relative(rootDir, source)
      const name = path.split('/').at(-1) ?? ''
      if (left.has(name) && !path.includes('src')) return false
      if (name === 'node_modules' && !options.installed) return false
      return lstatSync(source).isDirectory() || lstatSync(source).isFile() || lstatSync(source).isSymbolicLink()
    },
  })
  if (options.installed) {
    symlinkSync(join(rootDir, 'node_modules/.pnpm'), join(dir, 'node_modules/.pnpm'), 'dir')
    // Nothing is ever installed in such a copy: it would write through that link.
    writeFileSync(stampFileOf(dir), readStamp(dir))
  }
  // As an ordinary user would have it: the folder can be passed through by whoever the database runs as.
  mkdirSync(join(dir, '.data'), { recursive: true })
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
