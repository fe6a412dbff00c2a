import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnv } from '../src/env.ts'
import { openWorkshop } from './support/workshop.ts'
import type { Workshop } from './support/workshop.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop.close())

describe('the environment', () => {
  it.each([
    ['PUBLIC_URL', 'example.com'],
    ['TWILIO_ACCOUNT_SID', 'XX1'],
    ['TWILIO_PHONE_NUMBER', '555-0100'],
    ['MAIL_FROM', 'nobody'],
    ['LOG_LEVEL', 'loud'],
    ['WORKER_METRICS_PORT', 'many'],
  ])('%s=%s is refused by name, value and what it takes', (name, value) => {
    expect(() => parseEnv({ DATABASE_URL: 'postgres://localhost/x', [name]: value })).toThrow(
      new RegExp(`^${name} is "${value}": it takes .+\\.$`),
    )
  })

  it('stops the process with the sentence alone, and shows no secret', { timeout: 60_000 }, () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main], {
      env: { DATABASE_URL: 'mysql://root:hunter2@db' },
      encoding: 'utf8',
    })
    expect({ status, stderr, stdout }).toEqual({
      status: 1,
      stderr: 'DATABASE_URL is set to something it cannot take: it takes a postgres:// address.\n',
      stdout: '',
    })
  })
})

it('the process says ready, shows its metrics, and leaves on SIGTERM with code 0', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [main], {
    env: { DATABASE_URL: shop.test.url, WORKER_METRICS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const line = (word: string) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const look = () => {
        const found = output.split('\n').find((one) => one.includes(`"msg":"${word}"`))
        if (found) resolve(JSON.parse(found) as Record<string, unknown>)
      }
      child.stdout.on('data', look)
      look()
    })
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ready = await line('ready')
  const metrics = await (await fetch(`http://127.0.0.1:${String(ready['metrics_port'])}/metrics`)).text()
  expect(metrics).toContain('task_duration_seconds')
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
  expect(output).toContain('"integration":"twilio"')
  expect(output).toContain('"msg":"stopped"')
  expect(await shop.ask('select from h2s_worker_heartbeats')).toHaveLength(0)
})
