export const wireLevels = ['UNKNOWN', 'NONE', 'BASIC_CONCEAL', 'FULL_INWALL', 'CONCEAL_RACEWAY'] as const
export type WireLevel = (typeof wireLevels)[number]

export const wallTypes = ['UNKNOWN', 'DRYWALL', 'BRICK', 'PLASTER', 'TILE', 'CONCRETE', 'WOOD'] as const
export type WallType = (typeof wallTypes)[number]

export const equipmentLanes = ['BYO', 'COMPANY_SUPPLIED', 'HYBRID'] as const
export type EquipmentLane = (typeof equipmentLanes)[number]

/**
 * Constraints that we have a word for. Others are kept as the customer's words.
 *
 * - `NO_DRILLING`: no hole may be made. SCOPE_MISMATCH with a service that drills.
 * - `RENTER`: the customer does not own the place. For people: no rule asks it.
 * - `LANDLORD_CONSENT`: the owner has agreed to the work. For people: no rule asks it.
 * - `HOA`: an association sets the hours: 09:00 to 18:00 where none are given.
 * - `FLAT`: a flat, whose number or floor is needed to find it.
 * - `GATED`: a gate, whose code is needed to get in.
 * - `ABOVE_FIREPLACE`: the TV hangs above one: more work, which is charged.
 * - `HIGH_CEILING`: over 10 ft: work from a ladder, which is charged; a TV of 55" or more takes two techs.
 * - `METAL_STUDS`: other anchors: more work, which is charged.
 */
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
