import type { Temporal as TemporalApi } from 'temporal-polyfill'

type Api = typeof TemporalApi

const native: Api | undefined = Reflect.get(globalThis, 'Temporal')

/** Temporal of the runtime; the polyfill is loaded only where there is none. */
export const Temporal: Api = native ?? (await import('temporal-polyfill')).Temporal
