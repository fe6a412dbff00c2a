import type { ReactNode } from 'react'
import classes from './timeline.module.css'

export type TimelineItem = {
  key: string
  title: ReactNode
  /** Beside the title, usually <Ago/> or <When/>. */
  when?: ReactNode
  body?: ReactNode
  icon?: ReactNode
  /** 'done' is filled, 'now' is ringed, 'next' is hollow and quiet. */
  state?: 'done' | 'now' | 'next'
}

/** One vertical road of events; the same piece draws an audit trail and a customer's progress. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => (
        <li
          key={item.key}
          className={classes.item}
          data-state={item.state ?? 'done'}
          aria-current={item.state === 'now' ? 'step' : undefined}
        >
          <span className={classes.dot} data-icon={item.icon ? true : undefined} aria-hidden>
            {item.icon}
          </span>
          <div className={classes.head}>
            <span className={classes.title}>{item.title}</span>
            {item.when && <span className={classes.when}>{item.when}</span>}
          </div>
          {item.body && <div className={classes.body}>{item.body}</div>}
        </li>
      ))}
    </ol>
  )
}
