import {
  wallTypes as allWalls,
  type WallType as AnyWall,
  wireLevels as allWires,
  type WireLevel as AnyWire,
} from '@h2s/domain/job'
import { humanize } from '@h2s/ui/words'

export type WireLevel = Exclude<AnyWire, 'UNKNOWN'>
export type WallType = Exclude<AnyWall, 'UNKNOWN'>
/* Not knowing is no answer that one would choose. */
const wireLevels = allWires.filter((level): level is WireLevel => level !== 'UNKNOWN')
const wallTypes = allWalls.filter((wall): wall is WallType => wall !== 'UNKNOWN')

const wireLabels: Record<WireLevel, string> = {
  NONE: 'Visible wires',
  BASIC_CONCEAL: 'Basic conceal',
  CONCEAL_RACEWAY: 'Raceway',
  FULL_INWALL: 'Full in-wall',
}

export const wireOptions = wireLevels.map((value) => ({ value, label: wireLabels[value] }))
export const wallOptions = wallTypes.map((value) => ({ value, label: humanize(value) }))

export function knownWire(value: string | null | undefined): WireLevel | null {
  return wireLevels.find((level) => level === value) ?? null
}

export function knownWall(value: string | null | undefined): WallType | null {
  return wallTypes.find((wall) => wall === value) ?? null
}

export function wireLabel(value: string | null | undefined): string | null {
  const known = knownWire(value)
  return known ? wireLabels[known] : null
}

export function wallLabel(value: string | null | undefined): string | null {
  const known = knownWall(value)
  return known ? humanize(known) : null
}

/** What a change would leave, field by field: "Wall type: Brick". */
export function patchInWords(patch: {
  wire_management_required?: string | null | undefined
  wall_type?: string | null | undefined
  mounting_surface_notes?: string | null | undefined
  special_constraints?: readonly string[] | null | undefined
  customer_priority_notes?: string | null | undefined
}): { label: string; value: string }[] {
  const said: [label: string, value: string | null | undefined][] = [
    ['Wire level', patch.wire_management_required && wireLabel(patch.wire_management_required)],
    ['Wall type', patch.wall_type && wallLabel(patch.wall_type)],
    ['Surface notes', patch.mounting_surface_notes],
    ['Constraints', patch.special_constraints?.map(humanize).join(', ')],
    ['Customer priorities', patch.customer_priority_notes],
  ]
  return said.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value: value || 'empty' }]))
}
