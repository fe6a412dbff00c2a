import type { JobCard } from './api.ts'
import { severities } from './routes.tsx'

/** Open flags by severity, worst first: "1 critical", "2 high". */
export function flagCounts(flags: JobCard['flags']): { severity: (typeof severities)[number]; count: number }[] {
  return severities
    .map((severity) => ({ severity, count: flags.filter((flag) => flag.severity === severity).length }))
    .filter((one) => one.count > 0)
}
