import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Account = { name: string; uid: number; gid: number }

/** An unprivileged account for a server that refuses to run as root: `postgres`, made if need be, else `nobody`. */
export function serverAccount(): Account {
  const account = findAccount('postgres') ?? createAccount('postgres') ?? findAccount('nobody')
  if (!account)
    throw new Error(
      'PostgreSQL does not run as root, and this system has no account to run it as; start as an ordinary user.',
    )
  return account
}

function findAccount(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null
}

function createAccount(name: string): Account | null {
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ])
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', name])
  return findAccount(name)
}
