import { type ReactNode, useId } from 'react'
import classes from './card.module.css'

/** One subject of a page: an icon and a word, then what there is to know. */
export function Card({
  title,
  icon,
  aside,
  children,
}: {
  title: string
  icon: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 className={classes.title} id={id}>
          {icon}
          {title}
        </h2>
        {aside}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
