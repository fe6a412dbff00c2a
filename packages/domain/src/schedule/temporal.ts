import type { Temporal as TemporalApi } from 'temporal-polyfill'

type Api = typeof TemporalApi

/** Temporal of the runtime; the polyfill is loaded only where there is none. */
export const Temporal: Api =
  (globalThis as { Temporal?: Api }).Temporal ?? ((await import('temporal-polyfill')).Temporal as Api)
