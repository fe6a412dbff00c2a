import { type ReactNode, useId } from 'react'
import frame from './frame.module.css'

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
    <section className={frame.section} aria-labelledby={id} data-tone={tone}>
      <div className={frame.sectionHead}>
        <h3 id={id} className={frame.sectionTitle}>
          {title}
        </h3>
        {aside && <div className={frame.sectionAside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Label and value, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={frame.facts}>{children}</dl>
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
    <div className={frame.fact} data-wide={wide || undefined} data-unknown={unknown || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
