import type { ReactNode } from 'react'
import classes from './states.module.css'

/** What this is, why it is empty, and one thing to do. "No data yet" and "nothing matches" need different words. */
export function EmptyState({
  title,
  children,
  icon,
  action,
  size,
}: {
  title: string
  children?: ReactNode
  icon?: ReactNode
  action?: ReactNode
  size?: 'small'
}) {
  return (
    <div className={classes.state} data-size={size}>
      {icon && (
        <div className={classes.art} aria-hidden>
          {icon}
        </div>
      )}
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  )
}
