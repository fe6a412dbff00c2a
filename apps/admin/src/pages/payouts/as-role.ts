import { whoMay } from '@h2s/domain/job'
import type { Payout } from '../../api.ts'

const notYours = {
  code: 'ROLE',
  message: 'Only an admin decides about payouts',
  fix: 'Ask an admin to look at it.',
  overridable: false,
  evidence: {},
}

/** Whether somebody of this role decides about payouts; nobody is refused before it is known who they are. */
export function decides(role: string | undefined): boolean {
  return role === undefined || whoMay.approve_payout.some((one) => one === role)
}

/** The payout as this person may treat it: who may not decide is told before the press, not after. */
export function asRole(payout: Payout, role: string | undefined): Payout {
  if (decides(role)) return payout
  return {
    ...payout,
    blockers: [notYours, ...payout.blockers],
    actions: { amend: [notYours], reject: [notYours], release: [notYours] },
  }
}
