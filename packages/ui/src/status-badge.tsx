import type { ReactNode } from 'react'
import classes from './badges.module.css'
import { type StatusShape, statusLook, type Tone } from './words.tsx'

const pie: Partial<Record<StatusShape, number>> = { quarter: 0.25, third: 0.375, half: 0.5, most: 0.75 }
const marks: Partial<Record<StatusShape, string>> = {
  check: 'M4.4 7.2 6.2 9l3.5-3.8',
  cross: 'M5 5l4 4M9 5l-4 4',
  dollar:
    'M8.6 5.2c-.3-.6-.9-.9-1.6-.9-1 0-1.7.5-1.7 1.3 0 1.8 3.5.9 3.5 2.8 0 .8-.8 1.3-1.8 1.3-.8 0-1.5-.3-1.8-1M7 3.4v7.2',
  back: 'M9.6 8.6V7.4a1.5 1.5 0 0 0-1.5-1.5H4.6M6.1 4.3 4.5 5.9l1.6 1.6',
  arrow: 'M4.3 7h5M7.2 4.7 9.5 7 7.2 9.3',
}

/** How far along, as a small filling circle: readable without its colour. */
export function StatusIcon({ status, size = 14 }: { status: string; size?: number }) {
  const { shape, tone } = statusLook(status)
  const part = pie[shape]
  const mark = marks[shape]
  const solid = shape === 'full' || mark !== undefined
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      aria-hidden
      className={classes.icon}
      data-tone={tone}
    >
      <circle
        cx="7"
        cy="7"
        r="6"
        stroke="currentColor"
        strokeWidth="1.5"
        fill={solid ? 'currentColor' : 'none'}
        strokeDasharray={shape === 'dashed' ? '2 1.6' : undefined}
      />
      {part !== undefined && (
        <circle
          cx="7"
          cy="7"
          r="2"
          stroke="currentColor"
          strokeWidth="4"
          strokeDasharray={`${part * 12.566} 12.566`}
          transform="rotate(-90 7 7)"
        />
      )}
      {mark && (
        <path d={mark} stroke="var(--h2s-panel)" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  )
}

/** Icon, word and colour; never colour alone. `label` overrides the word where a screen needs its own. */
export function StatusBadge({ status, label, quiet = false }: { status: string; label?: string; quiet?: boolean }) {
  const look = statusLook(status)
  return (
    <span className={classes.badge} data-tone={look.tone} data-quiet={quiet || undefined}>
      <StatusIcon status={status} size={13} />
      <span className={classes.label}>{label ?? look.label}</span>
    </span>
  )
}

/** A small tinted word for anything that is no status. */
export function Tag({ tone = 'gray', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      <span className={classes.label}>{children}</span>
    </span>
  )
}
