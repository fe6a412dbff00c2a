import type { HealthReport } from '@h2s/api/views/health'

export type HealthSources = {
  /** When a worker was last heard of; null when never. Throws when the database is away. */
  lastBeat: () => Promise<string | null>
  integrations: HealthReport['integrations']
  now: () => string
}

/** A worker beats every few seconds; one that is silent for this long is missed. */
const lateAfterMs = 30_000

/**
 * Whether this process may be sent work. At first the database and a worker must be there. Later a missing worker is
 * said but does not take the API away from people: what they do waits in the queue.
 */
export function createHealth(sources: HealthSources): () => Promise<HealthReport> {
  let workerWasSeen = false
  return async () => {
    const { integrations } = sources
    const heard = await lastHeard(sources)
    if (!heard) return { ready: false, database: 'down', worker: { state: 'missing', beat_at: null }, integrations }
    const { beat_at } = heard
    const age = beat_at === null ? Number.POSITIVE_INFINITY : Date.parse(sources.now()) - Date.parse(beat_at)
    const state = beat_at === null ? 'missing' : age > lateAfterMs ? 'late' : 'up'
    workerWasSeen ||= state === 'up'
    return { ready: workerWasSeen, database: 'up', worker: { state, beat_at }, integrations }
  }
}

/** Whoever asks for readiness waits a second or two, and takes silence for worse. */
const patienceMs = 1_500

/** Null when the database cannot be asked, or does not answer. */
async function lastHeard({ lastBeat }: HealthSources): Promise<{ beat_at: string | null } | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  const heard = lastBeat().then(
    (beat_at) => ({ beat_at }),
    () => null,
  )
  try {
    return await Promise.race([heard, silence])
  } finally {
    clearTimeout(timer)
  }
}
