import type { ReactNode } from 'react'
import { Link, type Route } from '../routes.tsx'
import classes from './link-rows.module.css'

/** A list of thumb-high rows, each of which opens its page. */
export function LinkRows({ children }: { children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>
}

/** @param end what stands at the right edge: an arrow, a tick, an amount */
export function LinkRow({ to, end, children }: { to: Route; end: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link className={classes.row} to={to}>
        <span className={classes.text}>{children}</span>
        {end}
      </Link>
    </li>
  )
}
