import type { VisitWindow } from './facts.ts'
import type { InstallDetailsPatch } from './install-details.ts'
import type { Role } from '../people/actor.ts'
import type { OrderLineState, OrderStage } from '../equipment/order-line.ts'

/** What comes with an action: the form that was filled in. */
export type ActionInput = {
  /** Who asks: a customer's part of an action may end before the office's. */
  by?: Role | 'system' | undefined
  reason?: string | null | undefined
  window?: VisitWindow | null | undefined
  /** Flag id or type. */
  flag_id?: string | undefined
  resolution_notes?: string | null | undefined
  install_details?: InstallDetailsPatch | undefined
  line_id?: string | undefined
  state?: OrderLineState | undefined
  stage?: OrderStage | undefined
  /** The provider whom a job is offered to, and those who turned it down. */
  pro_id?: string | undefined
  /** Which seat is offered or given back; the lead's where nothing is said. */
  seat?: 'lead' | 'helper' | undefined
  rejected_by?: readonly string[] | undefined
}
