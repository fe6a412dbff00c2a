import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { appUrlFor } from './app-role.ts'
import { findBinaries } from './embedded/binaries.ts'
import { freePort } from './embedded/free-port.ts'
import { makeCluster } from './embedded/make-cluster.ts'
import type { Secrets } from './embedded/make-cluster.ts'
import { takeOwnership } from './embedded/owner-lock.ts'
import { clearOrphan, readPidFile, stopServer } from './embedded/postmaster.ts'
import { chooseRunner } from './embedded/runner.ts'
import type { Runner, Way } from './embedded/runner.ts'

export type EmbeddedOptions = {
  /** Holds everything: cluster, log, passwords. Made when missing. */
  dataDir: string
  /** A fixed port on loopback; a free one when left out. */
  port?: number
  /** False for databases that a test throws away: faster, and lost in a crash of the machine. */
  isDurable?: boolean
  /** Ways to run the server as root, best first; only a test narrows them. */
  ways?: readonly Way[]
}

export type Embedded = {
  /** For migrations: owns the database, is no superuser. */
  ownerUrl: string
  /** For API and worker; usable once `migrateDatabase(ownerUrl)` has run. */
  appUrl: string
  port: number
  pid: number
  /** Settles when the server is gone, stopped or killed. It does not come back by itself: end, and start anew. */
  exited: Promise<void>
  stop: () => Promise<void>
}

const database = 'home2smart'
const owner = 'h2s_owner'

/**
 * Starts a real PostgreSQL of our own on loopback. Recovers from a killed predecessor; refuses, with one sentence, what
 * it cannot do. Stops with `stop()`, and at the latest when this process exits (unless that is killed with -9).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const isDurable = options.isDurable ?? true
  const runner = chooseRunner(await findBinaries(), path.resolve(options.dataDir), options.ways)
  const letGo = takeOwnership(runner.home)
  try {
    const { cluster, secrets } = await makeCluster(runner, isDurable)
    await clearOrphan(cluster)
    const port = await freePort(options.port)
    const server = await startServer(runner, cluster, port, isDurable)
    const stop = stopper(runner, cluster, server, letGo)
    try {
      await makeDatabase(port, secrets)
    } catch (error) {
      await stop()
      throw error
    }
    const ownerUrl = `postgres://${owner}:${secrets.owner}@127.0.0.1:${port}/${database}`
    return { ownerUrl, appUrl: appUrlFor(ownerUrl), port, pid: server.pid, exited: server.exited, stop }
  } catch (error) {
    letGo()
    throw error
  }
}

type Server = { pid: number; child: ChildProcess; exited: Promise<void> }

async function startServer(runner: Runner, cluster: string, port: number, isDurable: boolean): Promise<Server> {
  const log = path.join(runner.home, 'postgres.log')
  const { file, args, options } = runner.command(runner.binaries.postgres, [
    '-D',
    cluster,
    ...settings(port, isDurable),
  ])
  const output = openLog(log)
  const logged = statSync(log).size
  // Detached: Ctrl-C goes to a terminal's whole group, and the server must outlive those who still write to it.
  const child = spawn(file, args, { ...options, detached: true, windowsHide: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  let hasExited = false
  const exited = new Promise<void>((resolve) => {
    const done = () => {
      hasExited = true
      resolve()
    }
    child.on('exit', done)
    child.on('error', done)
  })
  const end = Date.now() + 60_000
  for (;;) {
    const state = readPidFile(cluster)
    if (state?.isReady && state.pid === child.pid) return { pid: state.pid, child, exited }
    if (hasExited || Date.now() > end) {
      child.kill('SIGQUIT')
      throw new Error(`PostgreSQL did not start: ${reason(log, logged)}`)
    }
    await pause(5)
  }
}

/** Sensible for one company on one machine; a bigger one sets DATABASE_URL and its own. */
function settings(port: number, isDurable: boolean): string[] {
  const wanted = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    maintenance_work_mem: '64MB',
    work_mem: '8MB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_wal_senders: 0,
    wal_level: 'minimal',
    max_wal_size: '1GB',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function openLog(file: string): number {
  const output = openSync(file, 'a', 0o644)
  if (statSync(file).size > 10_000_000) truncateSync(file)
  return output
}

/** The server's own last complaint since this start. */
function reason(log: string, from: number): string {
  const lines = readFileSync(log, 'utf8').slice(from).trim().split('\n')
  const complaint = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? ''
  return `${complaint.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')} (see ${log})`
}

function stopper(runner: Runner, cluster: string, server: Server, letGo: () => void): () => Promise<void> {
  const atExit = () => {
    if (process.platform === 'win32') spawnSync(runner.binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast'])
    else server.child.kill('SIGINT')
  }
  process.once('exit', atExit)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    process.off('exit', atExit)
    server.child.ref()
    if (process.platform === 'win32') atExit()
    else await stopServer(server.pid)
    await server.exited
    letGo()
  }
  return () => (stopping ??= stop())
}

/** The owner's role and database, made as superuser once; after that nobody is superuser. */
async function makeDatabase(port: number, secrets: Secrets): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: secrets.superuser,
    database: 'postgres',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      'select exists(select from pg_roles where rolname = $1) as role, exists(select from pg_database where datname = $2) as database',
      [owner, database],
    )
    if (!rows[0]?.role) {
      await client.query(
        `create role ${owner} login createrole createdb password ${client.escapeLiteral(secrets.owner)}`,
      )
    }
    if (!rows[0]?.database) await client.query(`create database ${database} owner ${owner}`)
  } finally {
    await client.end()
  }
}
