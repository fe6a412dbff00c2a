import { IconArrowsShuffle, IconBuildingWarehouse, IconHome } from '@tabler/icons-react'
import classes from './badges.module.css'
import { laneLabel } from './words.tsx'

const icons = { BYO: IconHome, COMPANY_SUPPLIED: IconBuildingWarehouse, HYBRID: IconArrowsShuffle } as const

/** Who brings the equipment: the customer, we, or both. */
export function LaneBadge({ lane, plain = false }: { lane: keyof typeof icons; plain?: boolean }) {
  const Icon = icons[lane]
  return (
    <span className={plain ? classes.plain : classes.badge} data-tone="gray">
      <Icon size={13} stroke={1.7} aria-hidden />
      <span className={classes.label}>{laneLabel(lane)}</span>
    </span>
  )
}
