import type { ReactNode } from 'react'
import classes from './tabs.module.css'

export type Tab = { id: string; label: ReactNode; count?: number | undefined }

/** Views of one page, one of them chosen; none where what is shown is none of them. */
export function Tabs({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string
  tabs: readonly Tab[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  return (
    <div className={classes.tabs} role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          className={classes.tab}
          aria-pressed={tab.id === chosen}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
