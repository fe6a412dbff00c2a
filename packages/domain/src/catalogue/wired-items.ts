import type { Item } from './items.ts'

/**
 * The items whose wires are hidden: the screens; without one, whatever else asks for its wires. Cameras bring their own
 * drop. They have the kit, the work and the time of it.
 */
export function wiredItems(items: readonly Item[]): readonly Item[] {
  const asking = items.filter((item) =>
    item.service === null ? item.family === null || item.family === 'tv' : item.service.asks.includes('wire'),
  )
  const screens = asking.filter((item) => item.family === 'tv' || item.family === 'projector')
  return screens.length > 0 ? screens : asking.filter((item) => item.family !== 'camera')
}
