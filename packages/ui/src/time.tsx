import { useEffect, useState } from 'react'

const locale = 'en-US'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, ...(zone ? { timeZone: zone } : {}) })
    formats.set(key, made)
  }
  return made
}

/** The calendar day in a zone, "2026-11-21". */
export function dayKey(instant: string | number, zone?: string): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}`
}

function daysBetween(fromKey: string, toKey: string): number {
  return Math.round((Date.parse(`${toKey}T00:00:00Z`) - Date.parse(`${fromKey}T00:00:00Z`)) / 86_400_000)
}

/** "Today", "Tomorrow", "Thu", "Thu, Nov 26", with the year only when it is another one. */
export function formatDay(instant: string | number, zone?: string, now: number = Date.now()): string {
  const key = dayKey(instant, zone)
  const today = dayKey(now, zone)
  const away = daysBetween(today, key)
  if (away === 0) return 'Today'
  if (away === 1) return 'Tomorrow'
  if (away === -1) return 'Yesterday'
  if (away > 1 && away < 6) return format(zone, { weekday: 'short' }).format(new Date(instant))
  const sameYear = key.slice(0, 4) === today.slice(0, 4)
  return format(zone, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(instant))
}

function clock(instant: string | number, zone?: string): { text: string; half: string } {
  const parts = format(zone, { hour: 'numeric', minute: '2-digit', hour12: true }).formatToParts(new Date(instant))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const minute = of('minute')
  return { text: minute === '00' ? of('hour') : `${of('hour')}:${minute}`, half: of('dayPeriod') }
}

/** "2 PM", "2:30 PM". */
export function formatTime(instant: string | number, zone?: string): string {
  const { text, half } = clock(instant, zone)
  return `${text} ${half}`
}

/** "2–4 PM", "11:30 AM–1 PM". */
export function formatTimes(start: string, end: string, zone?: string): string {
  const from = clock(start, zone)
  const to = clock(end, zone)
  return from.half === to.half
    ? `${from.text}–${to.text} ${to.half}`
    : `${from.text} ${from.half}–${to.text} ${to.half}`
}

/** The zone's short name, but only when it is not how the viewer's own clock reads at that moment. */
export function foreignZone(instant: string, zone?: string): string {
  if (!zone) return ''
  const stamp = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const at = new Date(instant)
  if (format(zone, stamp).format(at) === format(undefined, stamp).format(at)) return ''
  return (
    format(zone, { timeZoneName: 'short' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? ''
  )
}

/** "Today 2–4 PM", "Thu, Nov 26 9 AM EST". */
export function formatWindow(start: string, end: string | null, zone?: string, now?: number): string {
  const times = end ? formatTimes(start, end, zone) : formatTime(start, zone)
  return [formatDay(start, zone, now), times, foreignZone(start, zone)].filter(Boolean).join(' ')
}

/** Everything about an instant, for the hover: "Saturday, November 21, 2026 at 2:00 PM EST". */
export function formatExact(instant: string, zone?: string): string {
  return format(zone, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant))
}

/** The day in full, for under a short time: "Saturday, November 21, 2026". */
export function formatDate(instant: string, zone?: string): string {
  return format(zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(instant))
}

/** "just now", "8 min ago", "3 h ago", "in 2 days"; further away it is the day itself. */
export function formatAgo(instant: string, now: number = Date.now(), zone?: string): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return 'just now'
  const say = (text: string) => (seconds < 0 ? `${text} ago` : `in ${text}`)
  if (size < 3600) return say(`${Math.max(1, Math.round(size / 60))} min`)
  if (size < 86_400) return say(`${Math.round(size / 3600)} h`)
  if (size < 7 * 86_400) return say(`${Math.round(size / 86_400)} d`)
  return formatDay(instant, zone, now)
}

/** The clock for labels that age ("8 min ago"); ticks once a minute unless told otherwise. */
export function useNow(everyMs = 60_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** Wall time in a zone as an instant: ("2026-11-26", "09:00", "America/New_York") → ISO in UTC. */
export function wallToInstant(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const offsetAt = (at: number): number => {
    const parts = format(zone, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(new Date(at))
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00'
    return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`) - at
  }
  /* Twice, since the first guess may stand on the other side of a clock change. */
  const first = wall - offsetAt(wall)
  return new Date(wall - offsetAt(first)).toISOString()
}

/** The wall time of an instant in a zone, "09:00", for a time field. */
export function wallTime(instant: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
}
