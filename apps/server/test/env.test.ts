import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '../src/env.ts'
import { createPorts, integrationsOf } from '../src/operations/ports.ts'

const good = { DATABASE_URL: 'postgres://app:pw@localhost/h2s', AUTH_SECRET: 'x'.repeat(32) }
const refusalOf = (env: Record<string, string>) => {
  try {
    parseEnv({ ...good, ...env })
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error'
  }
  return null
}

describe('the environment', () => {
  it('has Stripe off with the signing secret alone: its events are read, but nothing can be paid', () => {
    const receives = parseEnv({ ...good, STRIPE_WEBHOOK_SECRET: 'whsec_a' })
    expect(integrationsOf(receives).stripe).toBe('off')
    expect(createPorts(receives).stripe).toMatchObject({ canVerify: true, canFetch: false })
    expect(integrationsOf({ ...receives, STRIPE_SECRET_KEY: 'sk_test_x' }).stripe).toBe('on')
  })

  it('tells the doors by which ways people can be told, though only the worker tells them', () => {
    const twilio = {
      TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_PHONE_NUMBER: '+14045550100',
    }
    const mail = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'office@example.com' }
    const of = (env: Record<string, string>) => createPorts(parseEnv({ ...good, ...env }))
    expect(of({})).toMatchObject({ channels: { sms: false, email: false } })
    expect(of(mail)).toMatchObject({ sms: null, mail: null, channels: { sms: false, email: true } })
    expect(of({ ...mail, ...twilio })).toMatchObject({ sms: null, mail: null, channels: { sms: true, email: true } })
  })

  it('has defaults for all but the database and the secret', () => {
    expect(parseEnv(good)).toMatchObject({
      PORT: 4000,
      PUBLIC_URL: 'http://localhost:4000',
      DEMO: false,
      REMINDER_LEAD_MINUTES: [1440, 120],
    })
    expect(parseEnv({ ...good, PORT: '4100', PUBLIC_URL: '', REMINDER_LEAD_MINUTES: '60' })).toMatchObject({
      PUBLIC_URL: 'http://localhost:4100',
      REMINDER_LEAD_MINUTES: [60],
    })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'example.com'],
    ['DEMO', 'yes'],
    ['STRIPE_API_BASE', 'ftp://x'],
    ['TWILIO_ACCOUNT_SID', 'XX1'],
    ['TWILIO_PHONE_NUMBER', '555-0100'],
    ['MAIL_FROM', 'nobody'],
    ['REMINDER_WORKER_ENABLED', 'maybe'],
    ['REMINDER_LEAD_MINUTES', '1440,-5'],
    ['REMINDER_LEAD_MINUTES', '0'],
    ['REMINDER_LOOKAHEAD_MINUTES', 'NaN'],
    ['REMINDER_OVERDUE_MINUTES', '1e9'],
    ['REMINDER_POLL_INTERVAL_MS', '0'],
    ['REMINDER_WORKER_CONCURRENCY', '0'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', 'everybody'],
  ])('%s=%s is refused by name, value and what it takes', (name, value) => {
    expect(refusalOf({ [name]: value })).toMatch(new RegExp(`^${name} is "${value}": it takes .+\\.$`))
  })

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['AUTH_SECRET', 'hunter2'],
    ['STRIPE_SECRET_KEY', 'hunter2'],
    ['STRIPE_WEBHOOK_SECRET', 'hunter2'],
    ['SMTP_URL', 'http://hunter2'],
    ['METRICS_TOKEN', 'hunter'],
  ])('%s is refused without being shown', (name, value) => {
    const sentence = refusalOf({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^${name} is set to something it cannot take: it takes .+\\.$`))
    expect(sentence).not.toContain('hunter')
  })

  it('missing ones are named', () => {
    expect(() => parseEnv({})).toThrow('DATABASE_URL is missing: it takes a postgres:// address.')
    expect(() => parseEnv({})).toThrow('AUTH_SECRET is missing')
  })

  it('stops the process with the sentence alone', { timeout: 60_000 }, () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
    const { status, stderr, stdout } = spawnSync(process.execPath, [main], {
      env: { ...good, PORT: 'eighty' },
      encoding: 'utf8',
    })
    expect({ status, stderr, stdout }).toEqual({
      status: 1,
      stderr: 'PORT is "eighty": it takes a whole number from 0 to 65535.\n',
      stdout: '',
    })
  })

  it('an unreachable database is one sentence', { timeout: 60_000 }, () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env: { ...good, DATABASE_URL: 'postgres://app:pw@127.0.0.1:1/h2s', PORT: '0' },
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^DATABASE_URL names a database that cannot be reached \(.+\)\.\n$/)
  })
})
