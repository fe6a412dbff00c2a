export const wireLevels = ['UNKNOWN', 'NONE', 'BASIC_CONCEAL', 'FULL_INWALL', 'CONCEAL_RACEWAY'] as const
export type WireLevel = (typeof wireLevels)[number]

export const wallTypes = ['UNKNOWN', 'DRYWALL', 'BRICK', 'PLASTER', 'TILE', 'CONCRETE', 'WOOD'] as const
export type WallType = (typeof wallTypes)[number]

export const equipmentLanes = ['BYO', 'COMPANY_SUPPLIED', 'HYBRID'] as const
export type EquipmentLane = (typeof equipmentLanes)[number]

/** Constraints that rules understand. Others are kept as the customer's words. */
export const knownConstraints = [
  'NO_DRILLING',
  'RENTER',
  'LANDLORD_CONSENT',
  'HOA',
  'FLAT',
  'GATED',
  'ABOVE_FIREPLACE',
  'HIGH_CEILING',
  'METAL_STUDS',
] as const
export type KnownConstraint = (typeof knownConstraints)[number]

/** A document of more than this many bytes of JSON is refused. */
export const MAX_METADATA_BYTES = 16 * 1024
