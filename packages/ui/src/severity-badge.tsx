import classes from './badges.module.css'
import { flagLabel, severityLook } from './words.tsx'

const shapes: Record<string, string> = {
  CRITICAL: 'M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5z',
  HIGH: 'M7 1.5 13.2 12.5H.8z',
  MEDIUM: 'M7 .8 13.2 7 7 13.2.8 7z',
}

/** Octagon, triangle, diamond, ring: four shapes, so that severity is read without colour. */
export function SeverityIcon({ severity, size = 12 }: { severity: string; size?: number }) {
  const { tone } = severityLook(severity)
  const shape = shapes[severity]
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden className={classes.icon} data-tone={tone}>
      {shape ? (
        <path d={shape} fill="currentColor" strokeLinejoin="round" stroke="currentColor" strokeWidth="1" />
      ) : (
        <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      )}
      {(severity === 'CRITICAL' || severity === 'HIGH') && (
        <path d="M7 4.4v3.4M7 10v.1" stroke="var(--h2s-panel)" strokeWidth="1.5" strokeLinecap="round" />
      )}
    </svg>
  )
}

/** Severity in words; `count` turns it into "3 high", `compact` keeps shape and number and says the word only to the ear. */
export function SeverityBadge({
  severity,
  count,
  compact = false,
}: {
  severity: string
  count?: number
  compact?: boolean
}) {
  const look = severityLook(severity)
  return (
    <span className={classes.badge} data-tone={look.tone} data-filled={severity === 'CRITICAL' || undefined}>
      <SeverityIcon severity={severity} size={11} />
      <span className={classes.label}>
        {count === undefined ? look.label : count}
        {count !== undefined && <span className={compact ? 'h2s-hidden' : undefined}> {look.label.toLowerCase()}</span>}
      </span>
    </span>
  )
}

/** One open flag: its severity's shape and its name. */
export function FlagChip({ flag, severity, title }: { flag: string; severity: string; title?: string }) {
  const look = severityLook(severity)
  return (
    <span
      className={classes.badge}
      data-tone={look.tone}
      data-filled={severity === 'CRITICAL' || undefined}
      title={title}
    >
      <SeverityIcon severity={severity} size={11} />
      <span className={classes.label}>{flagLabel(flag)}</span>
      <span className="h2s-hidden">, {look.label.toLowerCase()}</span>
    </span>
  )
}
