import type { JobCard } from './api.ts'
import { type Severity, worstFirst } from './words.ts'

/** Open flags by severity, worst first: "1 critical", "2 high". */
export function flagCounts(flags: JobCard['flags']): { severity: Severity; count: number }[] {
  return worstFirst
    .map((severity) => ({ severity, count: flags.filter((flag) => flag.severity === severity).length }))
    .filter((one) => one.count > 0)
}
