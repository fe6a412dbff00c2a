import { humanize } from '@h2s/ui/words'

export const wireLevels = ['NONE', 'BASIC_CONCEAL', 'CONCEAL_RACEWAY', 'FULL_INWALL'] as const
export type WireLevel = (typeof wireLevels)[number]
export const wallTypes = ['DRYWALL', 'PLASTER', 'WOOD', 'BRICK', 'CONCRETE', 'TILE'] as const
export type WallType = (typeof wallTypes)[number]
export const knownConstraints = ['RENTER', 'HOA', 'NO_DRILLING'] as const

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
