import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { describeError } from '../../src/log/describe-error.ts'

test('a process whose log nobody reads any more still leaves', async () => {
  const child = fork(fileURLToPath(new URL('./last-words.ts', import.meta.url)), { silent: true })
  await once(child, 'message')
  child.stdout?.destroy()
  child.send('leave')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

test('what a query was given is not in the log, nor is anybody’s address or number', () => {
  const error = new Error(
    'duplicate key for "walter" of walter@example.com, +1 (404) 555-0123\nparams: Walter,1 Peachtree St',
  )
  expect(describeError(error)).toMatchObject({ type: 'Error', message: 'duplicate key for "…" of [email], [number]' })
})

test('an error that is no Error, as a library of tasks throws it, keeps its words', () => {
  expect(describeError({ name: 'QueueError', message: 'queue is gone', code: 'E1' })).toEqual({
    type: 'QueueError',
    code: 'E1',
    message: 'queue is gone',
  })
  expect(describeError('a word')).toEqual({ type: 'string', message: 'not an error' })
  expect(describeError(null)).toEqual({ type: 'object', message: 'not an error' })
})
