import type { Operation, OperationLink, TRPCClientRuntime } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reopenLink } from '../src/reopen-link.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const operation = (type: Operation['type']): Operation => ({
  id: 1,
  type,
  path: 'live.changes',
  input: undefined,
  context: {},
  signal: null,
})
const runtime: TRPCClientRuntime = {}

/** A server that says one word and goodbye, as often as it is asked. */
function leaving() {
  const asked: number[] = []
  const open: Parameters<OperationLink<AnyTRPCRouter>>[0]['next'] = () =>
    observable((observer) => {
      asked.push(Date.now())
      observer.next({ result: { type: 'data', data: `word ${asked.length}` } })
      observer.complete()
    })
  return { asked, open }
}

test('a stream that the server ends in good order is opened again, and counts as interrupted until then', () => {
  const { asked, open } = leaving()
  const heard: unknown[] = []
  let isOver = false
  const stream = reopenLink<AnyTRPCRouter>()(runtime)({ op: operation('subscription'), next: open }).subscribe({
    next: ({ result }) =>
      heard.push(result.type === 'data' ? result.data : result.type === 'state' ? result.state : result.type),
    complete: () => (isOver = true),
  })
  expect(heard).toEqual(['word 1', 'connecting'])
  vi.advanceTimersByTime(500)
  expect(heard).toEqual(['word 1', 'connecting', 'word 2', 'connecting'])
  stream.unsubscribe()
  vi.advanceTimersByTime(60_000)
  expect([asked.length, isOver]).toEqual([2, false])
})

test('a call ends with its answer', () => {
  const { asked, open } = leaving()
  let isOver = false
  reopenLink<AnyTRPCRouter>()(runtime)({ op: operation('query'), next: open }).subscribe({
    complete: () => (isOver = true),
  })
  vi.advanceTimersByTime(60_000)
  expect([asked.length, isOver]).toEqual([1, true])
})
