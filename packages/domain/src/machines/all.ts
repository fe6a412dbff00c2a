import { assignmentMachine } from '../assignments/machine.ts'
import { orderLineMachine } from '../equipment/order-line.ts'
import { flagMachine } from '../flags/words.ts'
import { jobMachine } from '../job/transitions.ts'
import { paymentMachine } from '../payments/machine.ts'
import { payoutMachine } from '../payouts/machine.ts'
import { proposalMachine } from '../proposals/machine.ts'
import { reminderMachine } from '../reminders/machine.ts'

/** Every machine of the house, as data. */
export const machines = {
  job: jobMachine,
  assignment: assignmentMachine,
  proposal: proposalMachine,
  order_line: orderLineMachine,
  payment: paymentMachine,
  payout: payoutMachine,
  reminder: reminderMachine,
  flag: flagMachine,
} as const
