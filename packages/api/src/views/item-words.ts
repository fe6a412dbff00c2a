import { readItems } from '@h2s/domain/catalogue'
import type { Item } from '@h2s/domain/catalogue'

/** A stored line of a job, as far as its words need it. */
type Line = { service_id: string | null; service_name: string; quantity: number; metadata: Record<string, unknown> }

const mountWords = {
  fixed: 'Fixed mount',
  tilt: 'Tilting mount',
  full_motion: 'Full-motion mount',
  pull_down: 'Pull-down mount',
}
const supplierWords = { customer: 'customer has the mount', company: 'we bring the mount', none: null }

/** What there is to know about a line of work, in short words: `65" TV`, `Tilting mount`, `customer has the mount`. */
export function lineDetails(line: Line): string[] {
  const [item] = readItems([{ ...line, metadata: line.metadata }])
  return item ? wordsOf(item) : []
}

function wordsOf(item: Item): string[] {
  const mount = item.mount === null ? null : (mountWords[item.mount as keyof typeof mountWords] ?? null)
  return [
    item.tv_size === null ? null : `${item.tv_size}" TV`,
    mount,
    mount === null ? null : supplierWords[item.supplier],
    item.extra_studs > 0 ? `${item.extra_studs} further stud${item.extra_studs === 1 ? '' : 's'} to cross` : null,
    item.wants.c_wire_kit ? 'C-wire kit' : null,
    item.wants.hdmi ? 'HDMI cable' : null,
    item.wants.haul_away ? 'take the packaging away' : null,
  ].filter((word) => word !== null)
}
