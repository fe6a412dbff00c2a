/** Keeps a child alive: one that crashes is started again, later each time, and the log says so. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Child, type ChildOptions, startChild, stopChild } from './child.ts'

const firstPauseMs = 500
const longestPauseMs = 30_000
/** A child that has lived this long has recovered: the next crash waits the first pause again. */
const recoveredMs = 60_000

export interface Keeper {
  current: () => Child
  stop: () => Promise<void>
}

/**
 * From now on the child is kept alive; what happened to it before was its starter's business.
 *
 * @param onCrash told of every crash, with the pause before the next start in milliseconds
 */
export const keepAlive = (
  first: Child,
  options: ChildOptions,
  onCrash: (sentence: string, pauseMs: number) => void,
): Keeper => {
  let child = first
  let stopping = false
  const stopped = new AbortController()

  const keep = async (): Promise<void> => {
    let pauseMs = firstPauseMs
    for (;;) {
      const startedAt = Date.now()
      const { code, signal } = await child.gone
      if (stopping) return
      if (Date.now() - startedAt > recoveredMs) pauseMs = firstPauseMs
      const why = signal ? `was ended by ${signal}` : `ended with code ${code}`
      onCrash(`The ${options.name} ${why}; starting it again.`, pauseMs)
      await wait(pauseMs, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (stopping) return
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      child = startChild(options)
    }
  }
  const kept = keep()

  return {
    current: () => child,
    stop: async () => {
      stopping = true
      stopped.abort()
      await stopChild(child)
      await kept
    },
  }
}
