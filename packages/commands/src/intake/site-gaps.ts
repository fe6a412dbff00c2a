import type { BranchRow } from '@h2s/db/store/branches'
import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'

/** What is missing of the place and the person. */
export function siteGaps(intake: Intake, zone: string | null, branch: BranchRow | null): Gap[] {
  const gaps: Gap[] = []
  const missing = (severity: Gap['severity'], sentence: string) =>
    gaps.push({ flag: 'ACCESS_DETAILS_MISSING', severity, sentence })
  if (intake.site.address === null) missing('HIGH', 'The order has no address.')
  if (intake.customer.customer_id === null && intake.customer.email === null && intake.customer.phone === null) {
    missing('HIGH', 'The order has neither an email address nor a phone number.')
  }
  if (zone === null) {
    const from =
      branch === null ? 'UTC, since there is no branch' : `that of the branch ${branch.name} (${branch.time_zone})`
    missing('MEDIUM', `The order has no coordinates: the time zone of the site is taken to be ${from}.`)
  }
  return gaps
}

/** The branch of a site: the one in its city, else one in its zone, else the first. */
export function branchFor(branches: readonly BranchRow[], city: string | null, zone: string | null): BranchRow | null {
  const inCity = city === null ? undefined : branches.find((branch) => branch.city.toLowerCase() === city.toLowerCase())
  return inCity ?? branches.find((branch) => branch.time_zone === zone) ?? branches[0] ?? null
}
