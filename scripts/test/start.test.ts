import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createDb } from '@h2s/db/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '../process/port.ts'
import { askReady } from '../process/ready.ts'
import { copyHouse, type House } from './house/copy.ts'
import { npm, startReady } from './house/npm.ts'
import { environmentOf, findProcess, killIfThere, processesOf, until, untilNobodyIsLeft } from './house/processes.ts'

let house: House
let port: number

beforeAll(async () => {
  house = copyHouse()
  port = await findFreePort()
})

afterEach(async () => {
  for (const { pid } of processesOf(house.dir)) killIfThere(pid, 'SIGTERM')
  await untilNobodyIsLeft(house.dir)
})

afterAll(() => house.remove())

const postmasterOf = (dir: string): number => {
  const file = join(dir, '.data', 'postgres', 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN
}

const isListening = async (appUrl: string): Promise<boolean> => {
  const { pool, close } = createDb({ url: appUrl, max: 1 })
  try {
    const { rows } = await pool.query("select from pg_stat_activity where application_name = 'home2smart live'")
    return rows.length > 0
  } catch {
    return false
  } finally {
    await close()
  }
}

describe('npm start', () => {
  it('serves the landing page, the three apps and the API on one port, and says how to sign in', async () => {
    const { command } = await startReady(house.dir, port)
    for (const path of ['/', '/admin/', '/provider/', '/customer/', '/api/openapi.json', '/healthz'])
      expect((await fetch(`http://localhost:${port}${path}`)).status, path).toBe(200)
    await until('the addresses are printed', () => command.said().includes('Ctrl-C stops everything'))
    expect(command.said()).toContain(`http://localhost:${port}/admin/`)
    expect(command.said()).toContain('admin@demo.test')
    expect(command.said()).toContain('home2smart-demo')
  })

  it('is ready again after a stop, with what was there', async () => {
    const { command } = await startReady(house.dir, port)
    command.process.kill('SIGTERM')
    await untilNobodyIsLeft(house.dir)
    await startReady(house.dir, port)
  })

  for (const [how, stop] of [
    // A terminal sends it to everybody in the foreground.
    ['Ctrl-C', (pid: number) => process.kill(-pid, 'SIGINT')],
    ['SIGTERM', (pid: number) => process.kill(pid, 'SIGTERM')],
  ] as const)
    it(`leaves no process behind after ${how}`, async () => {
      const { command } = await startReady(house.dir, port)
      expect(processesOf(house.dir).length).toBeGreaterThan(4)
      stop(command.process.pid ?? Number.NaN)
      await untilNobodyIsLeft(house.dir)
      expect(await askReady(`http://localhost:${port}`)).toBeNull()
      expect(command.said()).not.toMatch(/error/i)
    })

  it('leaves no process behind when it is stopped before it is ready', async () => {
    const command = npm(house.dir, ['start'], { PORT: String(port) })
    await until('the database is being started', () =>
      processesOf(house.dir).some((running) => running.command.includes('database.ts')),
    )
    findProcess(house.dir, 'run.mjs')
    command.process.kill('SIGTERM')
    await untilNobodyIsLeft(house.dir)
  })

  it('says in one sentence that it runs in this folder already', async () => {
    await startReady(house.dir, port)
    const second = npm(house.dir, ['start'], { PORT: String(await findFreePort()) })
    expect(await second.ended).not.toBe(0)
    expect(second.said()).toMatch(/runs in this folder already at http:\/\/localhost:\d+\//)
    expect(await askReady(`http://localhost:${port}`)).toMatchObject({ ready: true })
  })

  for (const part of ['scripts/run.mjs', 'scripts/start.ts'])
    it(`recovers from kill -9 of ${part}, whose children notice and leave`, async () => {
      await startReady(house.dir, port)
      process.kill(findProcess(house.dir, part).pid, 'SIGKILL')
      await untilNobodyIsLeft(house.dir)
      await startReady(house.dir, port)
    })

  it('starts anew at once after kill -9, while the old children are still leaving', async () => {
    await startReady(house.dir, port)
    process.kill(findProcess(house.dir, 'scripts/start.ts').pid, 'SIGKILL')
    await startReady(house.dir, port)
  })

  it('recovers from kill -9 of everything at once, the database too', async () => {
    await startReady(house.dir, port)
    for (const { pid } of processesOf(house.dir)) killIfThere(pid, 'SIGKILL')
    await untilNobodyIsLeft(house.dir)
    await startReady(house.dir, port)
  })

  it('starts a crashed worker and a crashed server again, and says so', async () => {
    const { command } = await startReady(house.dir, port)
    for (const app of ['worker', 'server']) {
      const { pid } = findProcess(house.dir, `apps/${app}/src/main.ts`)
      process.kill(pid, 'SIGKILL')
      await until(`the ${app} is back`, () =>
        processesOf(house.dir).some(
          (running) => running.pid !== pid && running.command.includes(`apps/${app}/src/main.ts`),
        ),
      )
      expect(command.said()).toContain(`The ${app} was ended by SIGKILL; starting it again.`)
    }
    await until('it is ready again', async () => (await askReady(`http://localhost:${port}`))?.ready)
  })

  it('brings a killed database back on its port; server and worker go on without a restart', async () => {
    const { command } = await startReady(house.dir, port)
    const apps = ['apps/server/src/main.ts', 'apps/worker/src/main.ts'].map((part) => findProcess(house.dir, part).pid)
    const appUrl = environmentOf(apps[0] ?? Number.NaN)['DATABASE_URL'] ?? ''
    for (const [what, victim] of [
      ['PostgreSQL', postmasterOf],
      ['its keeper', (dir: string) => findProcess(dir, 'database.ts').pid],
    ] as const) {
      const before = postmasterOf(house.dir)
      process.kill(victim(house.dir), 'SIGKILL')
      await until(
        `there is a new PostgreSQL after ${what} was killed`,
        () => ![before, Number.NaN].includes(postmasterOf(house.dir)),
        60_000,
      )
      await until('it is ready again', async () => (await askReady(`http://localhost:${port}`))?.ready, 60_000)
      // What changes is told to open pages again, too.
      await until('it listens for changes again', () => isListening(appUrl))
    }
    for (const pid of apps) expect(() => process.kill(pid, 0)).not.toThrow()
    expect(command.said()).toContain('The database ended with code 1; starting it again.')
    expect(command.said()).not.toMatch(/The (server|worker) /)
  }, 240_000)

  it('says in one sentence that the port is in use', async () => {
    const other = createServer().listen(0)
    await once(other, 'listening')
    const address = other.address()
    const taken = typeof address === 'object' && address ? address.port : 0
    const command = npm(house.dir, ['start'], { PORT: String(taken) })
    expect(await command.ended).not.toBe(0)
    expect(command.said()).toContain(`Port ${taken} is in use by another program`)
    expect(command.said()).not.toContain('    at ')
    other.close()
  })

  for (const [name, value] of [
    ['PORT', 'four thousand'],
    ['DEMO', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['REMINDER_LEAD_MINUTES', 'soon'],
    ['PUBLIC_URL', 'our-house'],
    ['STRIPE_WEBHOOK_SECRET', 'secret'],
  ] as const)
    it(`names a bad ${name} before anything is started`, async () => {
      const command = npm(house.dir, ['start'], { PORT: String(port), [name]: value })
      expect(await command.ended).not.toBe(0)
      expect(command.said()).toContain(name)
      expect(command.said()).not.toContain('    at ')
      expect(processesOf(house.dir)).toEqual([])
    })

  it('says in one sentence that the database of DATABASE_URL cannot be reached, without its password', async () => {
    const nobody = await findFreePort()
    const command = npm(house.dir, ['start'], {
      PORT: String(port),
      DATABASE_URL: `postgres://somebody:hunter2@127.0.0.1:${nobody}/h2s`,
    })
    expect(await command.ended).not.toBe(0)
    expect(command.said()).toContain(
      `The database of DATABASE_URL (127.0.0.1:${nobody}/h2s) cannot be used: nothing listens there.`,
    )
    expect(command.said()).not.toContain('hunter2')
    expect(command.said()).not.toContain('    at ')
  })

  it('starts with a data folder that somebody emptied', async () => {
    rmSync(join(house.dir, '.data'), { recursive: true, force: true })
    await startReady(house.dir, port)
  })
})
