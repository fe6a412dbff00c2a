import { expect, it } from 'vitest'
import { createLiveHub } from '../src/live/hub.ts'

const notice = (id: string) => ({ topic: 'job', id, kind: 'changed' })

it('gives every listener every notice, in order, from when it began to listen', async () => {
  const hub = createLiveHub()
  hub.publish(notice('before'))
  const [one, other] = [hub.subscribe(undefined), hub.subscribe(undefined)]
  hub.publish(notice('a'))
  hub.publish(notice('b'))
  hub.close()
  const heard = async (stream: AsyncIterable<{ id: string }>) => {
    const ids: string[] = []
    for await (const { id } of stream) ids.push(id)
    return ids
  }
  expect(await heard(one)).toEqual(['a', 'b'])
  expect(await heard(other)).toEqual(['a', 'b'])
  expect(hub.size()).toBe(0)
})

it('wakes a listener that waits, and forgets one that goes', async () => {
  const hub = createLiveHub()
  const leave = new AbortController()
  const stream = hub.subscribe(leave.signal)[Symbol.asyncIterator]()
  const next = stream.next()
  hub.publish(notice('a'))
  expect((await next).value).toEqual(notice('a'))
  const last = stream.next()
  leave.abort()
  expect((await last).done).toBe(true)
  expect(hub.size()).toBe(0)
})

it('a listener that never reads is told to look at everything again, and holds no memory', async () => {
  const hub = createLiveHub()
  const stream = hub.subscribe(undefined)[Symbol.asyncIterator]()
  for (let n = 0; n < 10_000; n++) hub.publish(notice(String(n)))
  hub.close()
  let heard = 0
  let lookAgain = false
  for (let step = await stream.next(); !step.done; step = await stream.next()) {
    heard++
    lookAgain ||= step.value.kind === 'refresh'
  }
  expect(heard).toBeLessThanOrEqual(201)
  expect(lookAgain).toBe(true)
})
