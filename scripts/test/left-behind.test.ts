/** What a killed start leaves behind is waited for and, at last, ended; nobody else's process ever is. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { birthOf, isAlive } from '@h2s/db/embedded/processes'
import { waitForLeftBehind } from '../process/left-behind.ts'
import { takeLock } from '../process/lock.ts'

const dir = mkdtempSync(join(tmpdir(), 'h2s-left-'))
const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

/** A process in a group of its own that does not end by itself. */
const sleeper = (): number => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
  started.push(child)
  return child.pid ?? -1
}
const noted = (name: string, notes: unknown): string => {
  const file = join(dir, name)
  writeFileSync(file, JSON.stringify(notes))
  return file
}

it('leaves a stranger alone who has got the number since', async () => {
  const pid = sleeper()
  await waitForLeftBehind(noted('stranger.json', [[pid, 'another birth']]), 0)
  expect(isAlive(pid)).toBe(true)
})

it('ends what is still there when patience is over', async () => {
  const pid = sleeper()
  await waitForLeftBehind(noted('own.json', [[pid, birthOf(pid)]]), 0)
  expect(isAlive(pid)).toBe(false)
})

it('takes over the lock of a process that is gone, also when its number is in use again', () => {
  const file = noted('running.json', { pid: sleeper(), birth: 'another birth', command: 'start', url: 'http://x' })
  const me = { pid: process.pid, command: 'start', url: 'http://y' }
  expect(takeLock(file, me)).toMatchObject({ recovered: true })
  expect(takeLock(file, me)).toMatchObject({ holder: me })
  rmSync(dir, { recursive: true, force: true })
})
