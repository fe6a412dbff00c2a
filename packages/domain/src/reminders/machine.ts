import { defineMachine } from '../machines/machine.ts'

export const reminderKinds = [
  'quote_follow_up',
  'visit_customer',
  'visit_provider',
  'completion_nudge',
  'verification_nudge',
] as const
export type ReminderKind = (typeof reminderKinds)[number]

export const reminderStates = [
  'planned',
  'superseded',
  'skipped',
  'claimed',
  'sent',
  'delivered',
  'failed',
  'dead',
] as const
export type ReminderState = (typeof reminderStates)[number]

/** What happened to one message. Nothing is cancelled: what the visit no longer asks for is superseded. */
export const reminderMachine = defineMachine({
  name: 'reminder',
  initial: 'planned',
  states: reminderStates,
  arrows: [
    [['planned', 'failed'], 'supersede', 'superseded'],
    [['planned', 'claimed', 'failed'], 'skip', 'skipped'],
    [['planned', 'failed'], 'claim', 'claimed'],
    ['claimed', 'send', 'sent'],
    ['claimed', 'fail', 'failed'],
    ['sent', 'deliver', 'delivered'],
    ['sent', 'bounce', 'failed'],
    ['failed', 'give_up', 'dead'],
  ],
})
