export { reminderKinds, reminderMachine, reminderStates } from './machine.ts'
export type { ReminderKind, ReminderState } from './machine.ts'
