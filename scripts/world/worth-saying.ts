import { dim, red, yellow } from '../say.mjs'

const levels: Record<string, number> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 }

export interface Wish {
  /** `LOG_LEVEL`, where a person has set it. */
  askedFor: string | undefined
  /** While everything is being started, only errors are news. */
  isStarting: boolean
}

/**
 * A line of a log as the terminal shows it, or null for what only the file needs: warnings and errors, and all that
 * was asked for with `LOG_LEVEL`.
 */
export const worthSaying = (process: string, line: string, { askedFor, isStarting }: Wish): string | null => {
  const least = askedFor === undefined ? (isStarting ? 50 : 40) : (levels[askedFor] ?? 40)
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return line.trim() && !(isStarting && askedFor === undefined) ? `${dim(process)} ${line}` : null
  }
  if (typeof entry !== 'object' || entry === null || !('level' in entry)) return `${dim(process)} ${line}`
  const level = typeof entry.level === 'number' ? entry.level : (levels[String(entry.level)] ?? 30)
  if (level < least) return null
  const words = 'msg' in entry ? String(entry.msg) : line
  const error =
    'err' in entry && typeof entry.err === 'object' && entry.err !== null && 'message' in entry.err
      ? `: ${String(entry.err.message)}`
      : ''
  const paint = level >= 50 ? red : level >= 40 ? yellow : dim
  return `${dim(process)} ${paint(words + error)}`
}
