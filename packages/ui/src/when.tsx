import { Tooltip } from '@mantine/core'
import { formatAgo, formatExact, formatWindow, useNow } from './time.tsx'

/** A visit's window in the job's zone, "Today 2–4 PM"; hover or focus tells the exact instants. */
export function When({
  start,
  end = null,
  zone,
  focusable = false,
}: {
  start: string
  end?: string | null
  zone?: string
  focusable?: boolean
}) {
  const now = useNow()
  const exact = end ? `${formatExact(start, zone)} – ${formatExact(end, zone)}` : formatExact(start, zone)
  return (
    <Tooltip label={exact}>
      <time dateTime={start} className="h2s-num" {...(focusable ? { tabIndex: 0 } : {})}>
        {formatWindow(start, end, zone, now)}
      </time>
    </Tooltip>
  )
}

/** "8 min ago", with the exact instant on hover. */
export function Ago({ at, zone }: { at: string; zone?: string }) {
  const now = useNow()
  return (
    <Tooltip label={formatExact(at, zone)}>
      <time dateTime={at} className="h2s-num">
        {formatAgo(at, now, zone)}
      </time>
    </Tooltip>
  )
}
