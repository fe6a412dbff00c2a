import { availableParallelism, loadavg } from 'node:os'

/** How many programs share one core at the moment, at least 1: a time that was measured is divided by it. */
export const crowd = (): number => Math.max(1, (loadavg()[0] ?? 1) / availableParallelism())
