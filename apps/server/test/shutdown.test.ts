import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bearer, openApp, openWorld, signIn } from './support/world.ts'
import type { World } from './support/world.ts'
import { listen } from './support/sse.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('closing ends the streams, finishes what is under way, and takes nothing new', async () => {
  const { app, database } = await openApp(world.test)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const token = await signIn(world.app, world.people.dispatcher.email)
  const stream = await listen(`${address}/trpc/admin.live.changes`, bearer(token))
  await stream.until(({ event }) => event === 'connected')

  // A request that waits for a lock while the process is asked to go.
  const owner = await world.test.ownerDb.$client.connect()
  await owner.query('begin; lock table h2s_dispatch_pros in access exclusive mode')
  const underWay = fetch(`${address}/trpc/admin.pros.list`, { headers: bearer(token) })
  await expect
    .poll(async () => {
      const { rows } = await owner.query(`select from pg_locks where not granted`)
      return rows.length
    })
    .toBeGreaterThan(0)

  const closing = app.close()
  await stream.over
  await owner.query('commit')
  owner.release()
  expect((await underWay).status).toBe(200)
  await closing
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  await database.close()
})

it('the process leaves on SIGTERM with code 0, having said ready and stopped', { timeout: 60_000 }, async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: { DATABASE_URL: world.test.url, AUTH_SECRET: 'x'.repeat(40), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const line = output.split('\n').find((one) => one.includes('"msg":"ready"'))
      if (line) resolve(line)
    })
  })
  const said = JSON.parse(await ready) as { url: string }
  const port = new URL(said.url).port
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
  expect(output).toContain('"msg":"stopped"')
})
