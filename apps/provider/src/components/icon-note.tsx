import type { ReactNode } from 'react'
import classes from './icon-note.module.css'

/** Something to know, in the shape of a row: a picture, a word above, and what it is. */
export function IconNote({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <p className={classes.note}>
      {icon}
      <span>
        <span className={classes.label}>{label}</span>
        {children}
      </span>
    </p>
  )
}
