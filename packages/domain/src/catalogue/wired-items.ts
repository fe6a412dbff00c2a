import type { InstallDetails } from './install-details.ts'
import type { Item } from './items.ts'

const none: readonly Item[] = []

/**
 * The items whose wires are hidden, where they are: the screens; without one, whatever else asks for its wires. Cameras
 * bring their own drop. They have the kit, the work and the time of it.
 */
export function wiredItems(
  items: readonly Item[],
  { wire_management_required: level }: InstallDetails,
): readonly Item[] {
  if (level === undefined || level === 'UNKNOWN' || level === 'NONE') return none
  const asking = items.filter((item) =>
    item.service === null ? item.family === null || item.family === 'tv' : item.service.asks.includes('wire'),
  )
  const screens = asking.filter((item) => item.family === 'tv' || item.family === 'projector')
  return screens.length > 0 ? screens : asking.filter((item) => item.family !== 'camera')
}
