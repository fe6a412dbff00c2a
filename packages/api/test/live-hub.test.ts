import { expect, it } from 'vitest'
import { createLiveHub } from '../src/live/hub.ts'

const nobody = () => Promise.resolve(null)
const notice = (id: string) => ({ topic: 'job', id, kind: 'changed' })

it('gives every listener every notice, in order, from when it began to listen', async () => {
  const hub = createLiveHub(nobody)
  hub.publish(notice('before'))
  const [one, other] = [hub.subscribe('one', undefined), hub.subscribe('one', undefined)]
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
  const hub = createLiveHub(nobody)
  const leave = new AbortController()
  const stream = hub.subscribe('one', leave.signal)[Symbol.asyncIterator]()
  const next = stream.next()
  hub.publish(notice('a'))
  expect((await next).value).toEqual(notice('a'))
  const last = stream.next()
  leave.abort()
  expect((await last).done).toBe(true)
  expect(hub.size()).toBe(0)
})

it('a listener that never reads is told to look at everything again, and holds no memory', async () => {
  const hub = createLiveHub(nobody)
  const stream = hub.subscribe('one', undefined)[Symbol.asyncIterator]()
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

it('asks once whom a notice concerns, however many want to know', async () => {
  const asked: string[] = []
  const hub = createLiveHub((jobId) => {
    asked.push(jobId)
    return Promise.resolve({ customer_id: 'c', live_pro_ids: [] })
  })
  const streams = Array.from({ length: 10 }, (_, n) => hub.subscribe(String(n), undefined)[Symbol.asyncIterator]())
  const heard = async () => {
    for (const stream of streams) {
      const { value } = await stream.next()
      expect(await hub.concernedBy(value)).toEqual({ customer_id: 'c', live_pro_ids: [] })
    }
  }
  hub.publish(notice('a'))
  await heard()
  hub.publish(notice('a'))
  await heard()
  // Each notice anew: whom the job concerns is what may have changed.
  expect(asked).toEqual(['a', 'a'])
  hub.close()
})

it('gives nobody more than thirty streams, and a place back when one ends', () => {
  const hub = createLiveHub(nobody)
  const leave = new AbortController()
  hub.subscribe('one', leave.signal)
  for (let n = 1; n < 30; n++) hub.subscribe('one', undefined)
  expect(() => hub.subscribe('one', undefined)).toThrow(expect.objectContaining({ code: 'TOO_MANY_REQUESTS' }))
  hub.subscribe('other', undefined)
  expect(hub.size()).toBe(31)
  leave.abort()
  hub.subscribe('one', undefined)
  expect(() => hub.subscribe('one', undefined)).toThrow()
})
