export { defaultReminderPolicy, desiredReminders, reminderVerdict } from './desired.ts'
export type { DesiredReminder, Lead, ReminderPolicy, VisitFacts } from './desired.ts'
export { reminderKinds, reminderMachine, reminderStates } from './machine.ts'
export type { ReminderKind, ReminderState } from './machine.ts'
