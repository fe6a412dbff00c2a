import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Runner } from './runner.ts'

export type Secrets = { superuser: string; owner: string }

const secretsFile = 'home2smart-secrets.json'

/**
 * The cluster under `home`, made at the first start. It is built under another name and renamed when complete: a start
 * that was killed half-way leaves nothing that looks like a cluster.
 */
export async function makeCluster(runner: Runner, isDurable: boolean): Promise<{ cluster: string; secrets: Secrets }> {
  const cluster = path.join(runner.home, 'cluster')
  if (!existsSync(cluster)) await build(runner, cluster, isDurable)
  return { cluster, secrets: await readSecrets(cluster) }
}

async function build(runner: Runner, cluster: string, isDurable: boolean): Promise<void> {
  for (const left of await readdir(runner.home)) {
    if (left.startsWith('building-')) await rm(path.join(runner.home, left), { recursive: true, force: true })
  }
  const building = path.join(runner.home, `building-${process.pid}`)
  await mkdir(building, { mode: 0o700 })
  await runner.own(building)
  const secrets: Secrets = { superuser: secret(), owner: secret() }
  const scratch = await mkdtemp(path.join(tmpdir(), 'h2s-'))
  const password = path.join(scratch, 'password')
  try {
    await writeFile(password, secrets.superuser, { mode: 0o600 })
    await runner.own(scratch)
    await runner.own(password)
    await run(runner, runner.binaries.initdb, [
      `--pgdata=${building}`,
      '--username=postgres',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(isDurable ? [] : ['--no-sync']),
    ])
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  const kept = path.join(building, secretsFile)
  await writeFile(kept, JSON.stringify(secrets), { mode: 0o600 })
  await runner.own(kept)
  await rename(building, cluster)
}

async function readSecrets(cluster: string): Promise<Secrets> {
  try {
    const { superuser, owner }: Partial<Secrets> = JSON.parse(await readFile(path.join(cluster, secretsFile), 'utf8'))
    if (superuser && owner) return { superuser, owner }
  } catch {
    // Falls through to the one sentence below.
  }
  throw new Error(
    `The database under ${cluster} cannot be read by this user; start as the user who made it, or remove it.`,
  )
}

function run(runner: Runner, program: string, args: string[]): Promise<void> {
  const { file, args: full, options } = runner.command(program, args)
  return new Promise((resolve, reject) => {
    const child = spawn(file, full, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(`PostgreSQL could not make its database in ${runner.home}: ${said.trim() || `exit code ${code}`}`),
        )
    })
  })
}

const secret = () => randomBytes(24).toString('base64url')
