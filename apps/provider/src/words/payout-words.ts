import type { ProviderJob } from '../api.ts'

export type PayoutStatus = NonNullable<NonNullable<ProviderJob['payout']>>['status']
type Stage = 'waiting' | 'review' | 'settled' | 'none'
type Words = { stage: Stage; label: string; says: string }

const waiting: Words = { stage: 'waiting', label: 'With customer', says: 'Your payout is reviewed after that.' }

const words: Partial<Record<PayoutStatus, Words>> = {
  not_eligible: waiting,
  pending_review: { stage: 'review', label: 'In review', says: 'Your payout is in review.' },
  held: { stage: 'review', label: 'On hold', says: 'Your payout is on hold. Dispatch can tell you why.' },
  approved: { stage: 'settled', label: 'Approved', says: 'Your payout is approved.' },
  paid: { stage: 'settled', label: 'Paid', says: 'Your payout is paid.' },
  rejected: { stage: 'none', label: 'Not paid', says: 'This payout was turned down. Dispatch can tell you why.' },
  reversed: { stage: 'none', label: 'Taken back', says: 'This payout was taken back. Dispatch can tell you why.' },
}

/** Where the pay of a finished job stands, as the tech would say it. Without a payout the customer has not checked yet. */
export const payoutWords = (status: PayoutStatus | null): Words =>
  status === null ? waiting : (words[status] ?? waiting)
