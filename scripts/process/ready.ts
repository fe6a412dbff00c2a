import { setTimeout as wait } from 'node:timers/promises'

/** The answer of `GET /readyz`, or null while nobody answers. */
export const askReady = async (url: string): Promise<{ ready: boolean; body: string } | null> => {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })
    return { ready: response.status === 200, body: await response.text() }
  } catch {
    return null
  }
}

/**
 * Waits until the system says that it is ready.
 *
 * @param interrupted rejects when there is nothing left to wait for, as when the server has ended
 */
export const waitUntilReady = async (url: string, patienceMs: number, interrupted: Promise<never>): Promise<void> => {
  const deadline = Date.now() + patienceMs
  // Who has left does not ask on: the process would stay for it.
  const over = new AbortController()
  const poll = async (): Promise<void> => {
    let last: string | null = null
    while (!over.signal.aborted && Date.now() < deadline) {
      const answer = await askReady(url)
      if (answer?.ready) return
      last = answer?.body ?? last
      await wait(50)
    }
    throw new Error(
      last
        ? `The system did not become ready within ${patienceMs / 1000} s; it says ${last}`
        : `Nothing answered at ${url} within ${patienceMs / 1000} s.`,
    )
  }
  try {
    await Promise.race([poll(), interrupted])
  } finally {
    over.abort()
  }
}
