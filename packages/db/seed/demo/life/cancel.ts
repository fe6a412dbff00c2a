import type { Actor } from '@h2s/domain'
import { iso } from './iso.ts'
import type { Life } from './life.ts'
import { changeSeat, releaseTime } from './seats.ts'
import { closeProposals } from './visit.ts'

/** Nobody comes: seats, time and proposals are given back. */
export function cancelJob(life: Life, at: number, actor: Actor, reason: string): void {
  life.may('cancel', at, { reason })
  for (const seat of life.live) {
    changeSeat(seat, at, { state: 'cancelled' })
    releaseTime(life, at, seat)
  }
  closeProposals(life, at, 'withdrawn')
  Object.assign(life.job, { cancelled_at: iso(at), cancel_reason: reason })
  life.moveTo('cancelled', at, actor, { action: 'cancel', notes: reason })
}
