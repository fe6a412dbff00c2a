import { type ReactNode, useId } from 'react'
import classes from './job.module.css'

/** One part of the drawer, under its own heading. */
export function Section({
  title,
  aside,
  children,
  tone,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
  tone?: 'attention'
}) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id} data-tone={tone}>
      <div className={classes.sectionHead}>
        <h3 id={id} className={classes.sectionTitle}>
          {title}
        </h3>
        {aside && <div className={classes.sectionAside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Label and value, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

export function Fact({
  label,
  children,
  wide,
  unknown,
}: {
  label: string
  children: ReactNode
  wide?: boolean
  unknown?: boolean
}) {
  return (
    <div className={classes.fact} data-wide={wide || undefined} data-unknown={unknown || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
