import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where it is noted what was installed.
 * @param {string} root
 */
export const stampFileOf = (root) => join(root, 'node_modules', '.h2s-installed')

/**
 * What decides what is installed: when this changes, the next command installs again.
 * @param {string} root
 */
export const readStamp = (root) => {
  const rooms = ['packages', 'apps'].flatMap((floor) => readdirSync(join(root, floor)).map((room) => join(floor, room)))
  const manifests = ['.', 'e2e', 'bench', ...rooms].map((room) => join(room, 'package.json'))
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  return hash.update(process.platform + process.arch).digest('hex')
}
