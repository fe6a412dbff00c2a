import type { ReactNode } from 'react'
import classes from './row-link.module.css'

type RowLinkProps = {
  href: string
  icon: ReactNode
  children: ReactNode
  quiet?: string
  go?: string
  external?: boolean
}

/** A thumb-high row that leads somewhere: maps, a call, a message. */
export function RowLink({ href, icon, children, quiet, go, external = false }: RowLinkProps) {
  return (
    <a className={classes.row} href={href} {...(external ? { target: '_blank', rel: 'noreferrer' } : {})}>
      {icon}
      <span className={classes.text}>
        {children}
        {quiet !== undefined && <span className={classes.quiet}>{quiet}</span>}
      </span>
      {go !== undefined && <span className={classes.go}>{go}</span>}
    </a>
  )
}
