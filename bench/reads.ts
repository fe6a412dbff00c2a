/** The two reads that a dispatcher waits for most, through tRPC as a signed-in dispatcher and through next to nothing. */
import { fork } from 'node:child_process'
import { createDb } from '@h2s/db/client'
import { jobBoard } from '@h2s/db/read/job-board'
import { jobDetail } from '@h2s/db/read/job-detail'
import { findSessionUser } from '@h2s/db/read/session'
import type { World } from '../scripts/world/boot.ts'
import { loadFully, type Load } from './load.ts'
import { recordStatements } from './recorded.ts'
import type { Statement, Work } from './reference.ts'
import { type Figure, median, medianRatio } from './report.ts'
import { signIn } from './sign-in.ts'

const connections = 8
const seconds = 1
const rounds = 21
const sampledJobs = 500

interface Case {
  what: string
  atLeast: number
  /** Paths at the real server, and what each sends to the database. */
  paths: { path: string; statements: Statement[] }[]
}

const query = (procedure: string, input: unknown): string =>
  `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`

/** The session's token as it is kept: the cookie carries it with a signature behind a dot. */
const tokenOf = (cookie: string): string => decodeURIComponent(/session_token=([^;.]+)/.exec(cookie)?.[1] ?? '')

/** What a signed-in call sends to the database: who asks, and what they asked for. */
const readCases = async (url: string, token: string): Promise<Case[]> => {
  const { db, pool, close } = createDb({ url, max: 2, applicationName: 'home2smart bench' })
  const sentFor = (read: () => Promise<unknown>): Promise<Statement[]> =>
    recordStatements(async () => {
      if ((await findSessionUser(db, token)) === null) throw new Error('The session of the benchmark is not known.')
      await read()
    })
  try {
    const { rows } = await pool.query<{ job_id: string }>(
      'select job_id from h2s_dispatch_jobs order by md5(job_id::text) limit $1',
      [sampledJobs],
    )
    const gets: Case['paths'] = []
    for (const { job_id } of rows)
      gets.push({
        path: query('admin.jobs.get', { job_id }),
        statements: await sentFor(() => jobDetail(db, job_id)),
      })
    return [
      { what: 'job get at 100,000 jobs', atLeast: 0.5, paths: gets },
      {
        what: 'board list of 50 at 100,000 jobs',
        atLeast: 0.8,
        paths: [
          {
            path: query('admin.jobs.list', { limit: 50 }),
            statements: await sentFor(() => jobBoard(db, { limit: 50 })),
          },
        ],
      },
    ]
  } finally {
    await close()
  }
}

/** Starts the reference beside the real thing; both are asked in turns, so that neither has the quieter machine. */
const startReference = (work: Work): Promise<{ url: string; stop: () => void }> => {
  const child = fork(new URL('./reference.ts', import.meta.url), { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('message', (port: number) => resolve({ url: `http://127.0.0.1:${port}`, stop: () => child.kill() }))
    child.once('exit', (code) => reject(new Error(`The reference ended with code ${code}.`)))
    child.send(work)
  })
}

const allAnswered = (load: Load, what: string): Load => {
  if (load.failures > 0) throw new Error(`${load.failures} requests of "${what}" were not answered with 2xx.`)
  return load
}

export const benchReads = async (world: World): Promise<Figure[]> => {
  const cookie = await signIn(world.url, 'dispatcher@demo.test')
  const cases = await readCases(world.ownerUrl, tokenOf(cookie))
  const figures: Figure[] = []
  for (const { what, atLeast, paths } of cases) {
    const byPath = Object.fromEntries(paths.map(({ path, statements }) => [path, statements]))
    const reference = await startReference({ url: world.env.DATABASE_URL ?? '', connections, byPath })
    let turn = 0
    const nextShot = () => {
      turn = (turn + 1) % paths.length
      return { path: paths[turn]?.path ?? '/', headers: { cookie } }
    }
    try {
      for (const url of [world.url, reference.url])
        allAnswered(await loadFully(url, nextShot, { connections, seconds: 1 }), what)
      const real: Load[] = []
      const bare: Load[] = []
      const ask = async (url: string, loads: Load[]): Promise<number> =>
        loads.push(allAnswered(await loadFully(url, nextShot, { connections, seconds }), what))
      for (let round = 0; round < rounds; round += 1) {
        // Who begins alternates, so that neither gains by it.
        if (round % 2 === 0) await ask(world.url, real)
        await ask(reference.url, bare)
        if (round % 2 === 1) await ask(world.url, real)
      }
      const perSecond = (loads: readonly Load[]): number[] => loads.map((load) => load.perSecond)
      figures.push(
        {
          what,
          measured: median(perSecond(real)),
          reference: median(perSecond(bare)),
          ratio: medianRatio(perSecond(real), perSecond(bare)),
          unit: '/s',
          atLeast,
        },
        {
          what: `${what}, p99`,
          measured: median(real.map((load) => load.p99)),
          reference: median(bare.map((load) => load.p99)),
          unit: 'ms',
        },
      )
    } finally {
      reference.stop()
    }
  }
  return figures
}
