import type { CustomerJob } from '../api.ts'

type Stage = NonNullable<CustomerJob['equipment']>['stage']

const ours: Record<Stage, string> = {
  NOT_NEEDED: 'Nothing extra is needed.',
  PENDING_REVIEW: 'We are working out what your visit needs.',
  READY_TO_ORDER: 'Planned, and about to be ordered.',
  ORDERED: 'Ordered.',
  SHIPPED: 'On its way to us.',
  DELIVERED: 'Here and ready for your visit.',
}

/** Who brings the parts and where they are, as you would tell a neighbour. */
export function equipmentWords({ lane, stage }: NonNullable<CustomerJob['equipment']>): { who: string; where: string } {
  if (lane === null) return { who: 'No parts needed', where: 'Your tech brings the tools.' }
  if (lane === 'BYO' && stage === 'NOT_NEEDED') {
    return { who: 'You have the parts', where: 'Please have them at hand when your tech comes.' }
  }
  const who = {
    BYO: 'You have the main parts',
    COMPANY_SUPPLIED: 'We bring everything',
    HYBRID: 'You have some parts, we bring the rest',
  }[lane]
  return { who, where: ours[stage] }
}
