/** Requests over kept connections, from this process: as many as the other side takes, or so many each second. */
import { Agent, request, type OutgoingHttpHeaders } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Shot {
  path: string
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string
}

export interface Load {
  perSecond: number
  p50: number
  p99: number
  /** Answers other than 2xx, and requests without an answer. */
  failures: number
}

const send = (agent: Agent, origin: URL, shot: Shot): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: origin.hostname,
        port: origin.port,
        path: shot.path,
        method: shot.method ?? 'GET',
        headers: shot.headers,
      },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', reject)
      },
    )
    outgoing.once('error', reject)
    outgoing.end(shot.body)
  })

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

const summed = (latencies: number[], failures: number, ms: number): Load => {
  const sorted = latencies.toSorted((a, b) => a - b)
  return {
    perSecond: (latencies.length / ms) * 1000,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    failures,
  }
}

/** As fast as `connections` go, each sending its next request when it has its answer. */
export const loadFully = async (
  url: string,
  nextShot: () => Shot,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> => {
  const origin = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  let failures = 0
  const startedAt = performance.now()
  const endAt = startedAt + seconds * 1000
  const fire = async (): Promise<void> => {
    while (performance.now() < endAt) {
      const at = performance.now()
      const status = await send(agent, origin, nextShot()).catch(() => 0)
      if (status >= 200 && status < 300) latencies.push(performance.now() - at)
      else failures += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, fire))
  agent.destroy()
  return summed(latencies, failures, performance.now() - startedAt)
}

/** So many requests each second, whatever the answers do; a late answer counts from when it should have been asked. */
export const loadSteadily = async (
  url: string,
  nextShot: () => Shot,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Load> => {
  const origin = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const latencies: number[] = []
  let failures = 0
  const startedAt = performance.now()
  const answers: Promise<void>[] = []
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const dueAt = startedAt + (n * 1000) / perSecond
    const pause = dueAt - performance.now()
    if (pause > 1) await wait(pause)
    answers.push(
      send(agent, origin, nextShot())
        .catch(() => 0)
        .then((status) => {
          if (status >= 200 && status < 300) latencies.push(performance.now() - dueAt)
          else failures += 1
        }),
    )
  }
  await Promise.all(answers)
  agent.destroy()
  return summed(latencies, failures, performance.now() - startedAt)
}
