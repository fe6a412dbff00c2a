import { spawnSync } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import path from 'node:path'
import { serverAccount } from './account.ts'
import type { Account } from './account.ts'
import { standIn } from './beside.ts'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './env.ts'

export type Command = { file: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'> }

/** How PostgreSQL's programs are run on this machine, and where the cluster may lie for that. */
export type Runner = {
  binaries: Binaries
  /** The directory that holds the cluster: the one asked for, or a stand-in that the server's account can reach. */
  home: string
  command: (program: string, args: readonly string[]) => Command
  /** Makes a file or directory belong to whoever the programs run as. */
  own: (file: string) => Promise<void>
}

export type Way = 'as-account' | 'may-search' | 'may-override' | 'beside'

/**
 * PostgreSQL refuses root, so root runs it as another account. When that account cannot pass through a directory above
 * the checkout (`/root` is closed to everybody else), the programs keep root's way through directories and nothing more
 * (one capability; many containers grant only the wider one); where neither works, programs and data go to a directory
 * that can be reached.
 */
export function chooseRunner(
  binaries: Binaries,
  home: string,
  ways: readonly Way[] = ['as-account', 'may-search', 'may-override', 'beside'],
): Runner {
  makeHome(home)
  if (process.getuid?.() !== 0) return asWeAre(binaries, home)
  const account = clusterAccount(home)
  for (const way of ways) {
    const runner = runnerFor(way, binaries, home, account)
    if (runner && works(runner)) return runner
  }
  throw new Error(
    `PostgreSQL would run as ${account.name}, who can reach neither ${binaries.root} nor ${home}. Put the project where other accounts may pass, or set DATABASE_URL.`,
  )
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true })
  } catch (error) {
    throw new Error(`The data directory ${home} cannot be made by this user.`, { cause: error })
  }
}

/** An existing cluster keeps its owner, whoever made it. */
function clusterAccount(home: string): Account {
  const cluster = path.join(home, 'cluster')
  const owner = existsSync(cluster) ? statSync(cluster) : null
  return owner && owner.uid !== 0 ? { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid } : serverAccount()
}

function runnerFor(way: Way, binaries: Binaries, home: string, account: Account): Runner | null {
  switch (way) {
    case 'as-account':
      return asAccount(binaries, home, account)
    case 'may-search':
      return withCapability('dac_read_search', binaries, home, account)
    case 'may-override':
      return withCapability('dac_override', binaries, home, account)
    case 'beside': {
      const place = standIn(binaries, home, account)
      return place && asAccount(place.binaries, place.home, account)
    }
  }
}

function asWeAre(binaries: Binaries, home: string): Runner {
  const options = { env: serverEnvironment() }
  return {
    binaries,
    home,
    command: (program, args) => ({ file: program, args: [...args], options }),
    own: async () => {},
  }
}

function asAccount(binaries: Binaries, home: string, { uid, gid }: Account): Runner {
  const options = { uid, gid, cwd: '/', env: serverEnvironment() }
  return {
    binaries,
    home,
    command: (program, args) => ({ file: program, args: [...args], options }),
    own: (file) => chown(file, uid, gid),
  }
}

function withCapability(capability: string, binaries: Binaries, home: string, { uid, gid }: Account): Runner {
  // Without no_setuid_fixup, access(2) of the ordinary account would forget the capability again.
  const kept = ['--securebits', '+no_setuid_fixup', '--inh-caps', `+${capability}`, '--ambient-caps', `+${capability}`]
  const prefix = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', ...kept, '--']
  const options = { cwd: '/', env: serverEnvironment() }
  return {
    binaries,
    home,
    command: (program, args) => ({ file: 'setpriv', args: [...prefix, program, ...args], options }),
    own: (file) => chown(file, uid, gid),
  }
}

/** Tried for real: modes alone do not tell (access lists, mounts, containers). */
function works(runner: Runner): boolean {
  const succeeds = ({ file, args, options }: Command) =>
    spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
  return (
    succeeds(runner.command(runner.binaries.postgres, ['--version'])) &&
    succeeds(runner.command('test', ['-x', runner.home]))
  )
}
