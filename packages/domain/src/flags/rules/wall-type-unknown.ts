import type { FlagRule, FlagText } from '../facts.ts'

/** From this size on a wrong guess about the wall is dangerous. */
const LARGE_INCHES = 65

/** The wall decides anchors, drill and time. */
export const wallTypeUnknown: FlagRule = {
  flag: 'WALL_TYPE_UNKNOWN',
  until: 'visit',
  find: ({ metadata, items, asks }) => {
    if (metadata.wall_type !== 'UNKNOWN' || !asks('wall')) return []
    // A service that is bought by its code says how large the TV is at least.
    const sizes = items.map(({ tv_size, service }) => tv_size ?? service?.inches?.[0] ?? 0)
    const inches = Math.max(0, ...sizes)
    const inWall = metadata.wire_management_required === 'FULL_INWALL'
    const grave = inches >= LARGE_INCHES || inWall
    const isSaid = items.some((item) => item.tv_size === inches)
    const tv = isSaid ? `a ${inches}" TV` : `a TV of ${inches}" or more`
    const because = inWall ? ' for in-wall wiring' : grave ? ` for ${tv}` : ''
    return [
      {
        severity: grave ? 'HIGH' : 'MEDIUM',
        message: `Wall type not confirmed${because}`,
        evidence: { wall_type: 'UNKNOWN', largest_tv: inches, in_wall: inWall },
      },
    ]
  },
}

export const wallTypeUnknownText: FlagText = {
  raised_when: 'The wall type is unknown, and a bought service asks for it',
  severity: 'MEDIUM; HIGH for a TV of 65" or more, or in-wall wiring',
}
