import { type ReactNode, useEffect, useRef } from 'react'
import classes from './page-header.module.css'

let firstPage = true

/**
 * The page's h1. Sets the window's title; takes the focus when the page changes (not on the first load),
 * so that a screen reader says where it is now.
 */
export function PageHeader({
  title,
  app,
  children,
  count,
  focusOnMount = false,
}: {
  title: string
  app: string
  children?: ReactNode
  count?: ReactNode
  focusOnMount?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${app}`
  }, [title, app])
  useEffect(() => {
    /* The first page of a visit keeps the browser's own focus, so that the skip link comes first. */
    if (firstPage) firstPage = false
    else if (focusOnMount) heading.current?.focus({ preventScroll: true })
  }, [focusOnMount])
  return (
    <div className={classes.header}>
      <h1 className={classes.title} ref={heading} tabIndex={-1}>
        {title}
        {count !== undefined && <span className={classes.count}>{count}</span>}
      </h1>
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  )
}
