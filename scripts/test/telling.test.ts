import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightCounts, vitestCounts } from '../checks/counts.ts'
import { takeLock } from '../process/lock.ts'
import { spell } from '../say.mjs'
import { worthSaying } from '../world/worth-saying.ts'

const dir = mkdtempSync(join(tmpdir(), 'h2s-telling-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const write = (name: string, value: unknown): string => {
  writeFileSync(join(dir, name), JSON.stringify(value))
  return name
}

describe('how long something took', () => {
  it.each([
    [4, '4 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [59_949, '59.9 s'],
    [61_000, '1 min 1 s'],
    [119_900, '2 min 0 s'],
  ])('%i ms is %s', (ms, words) => expect(spell(ms)).toBe(words))
})

describe('which lines of a log reach the terminal', () => {
  const line = (level: number | string): string => JSON.stringify({ level, msg: 'something happened' })
  const running = { askedFor: undefined, isStarting: false }
  it('keeps everyday lines in the file', () => expect(worthSaying('server', line(30), running)).toBeNull())
  it.each([40, 'error'])('says what is of level %s', (level) => {
    expect(worthSaying('server', line(level), running)).toContain('something happened')
  })
  it('says only errors while everything is being started', () => {
    const starting = { askedFor: undefined, isStarting: true }
    expect(worthSaying('server', line('warn'), starting)).toBeNull()
    expect(worthSaying('server', '(node:1) DeprecationWarning', starting)).toBeNull()
    expect(worthSaying('server', line('fatal'), starting)).toContain('something happened')
  })
  it('says what LOG_LEVEL asks for', () => {
    expect(worthSaying('server', line(20), { askedFor: 'debug', isStarting: true })).toContain('something happened')
  })
  it('says what is no log line at all', () => {
    expect(worthSaying('worker', 'Segmentation fault', running)).toContain('Segmentation fault')
  })
})

describe('what a report counted', () => {
  it('reads Vitest', () => {
    write('v.json', { numPassedTests: 7, numFailedTests: 2 })
    expect(vitestCounts('v.json')(dir)).toEqual({ passed: 7, failed: 2 })
  })
  it('counts a flaky browser test as failed', () => {
    write('p.json', { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })
    expect(playwrightCounts('p.json')(dir)).toEqual({ passed: 5, failed: 2 })
  })
  it('takes no report, or one without a test, for no answer', () => {
    expect(vitestCounts('missing.json')(dir)).toBeNull()
    write('empty.json', { numPassedTests: 0, numFailedTests: 0 })
    expect(vitestCounts('empty.json')(dir)).toBeNull()
  })
})

describe('the lock of a data folder', () => {
  it('is taken over when its holder is gone', () => {
    const file = join(dir, 'gone.json')
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 - 1, command: 'start', url: '' }))
    expect(takeLock(file, { pid: process.pid, command: 'start', url: '' })).toMatchObject({ recovered: true })
  })
  it('is taken over when its number belongs to another program now', () => {
    const file = join(dir, 'reused.json')
    writeFileSync(file, JSON.stringify({ pid: process.ppid, command: 'no-such-command', url: '' }))
    expect(takeLock(file, { pid: process.pid, command: 'start', url: '' })).toMatchObject({ recovered: true })
  })
  it('is taken over when it cannot be read', () => {
    const file = join(dir, 'broken.json')
    writeFileSync(file, '{ "pid": ')
    expect(takeLock(file, { pid: process.pid, command: 'start', url: '' })).toMatchObject({ recovered: true })
  })
})
