import { type ReactNode, useId } from 'react'
import classes from './card.module.css'

export function Card({
  title,
  className,
  children,
}: {
  title: string
  className?: string | undefined
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={`${classes.card} ${className ?? ''}`} aria-labelledby={id}>
      <h2 className={classes.title} id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}
