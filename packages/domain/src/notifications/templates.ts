import { defineTemplate } from './template.ts'

/** Who hears. */
export const audiences = ['customer', 'provider', 'dispatchers'] as const
export type Audience = (typeof audiences)[number]

/**
 * Every message that we send. The same words serve SMS and email: `text` is the message, `subject` the email's headline,
 * `action` what its link says. No address, ever; names are first names.
 */
export const templates = {
  order_received: defineTemplate({
    audiences: ['customer'],
    subject: (m) => `We have your order ${m.job_number}`,
    text: (m) => `Hi ${m.name}, thank you for your order: ${m.service}. We will get back to you about the time.`,
    action: 'See your order',
  }),
  new_job: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `New job ${m.job_number}: ${m.service}`,
    text: (m) => `New job ${m.job_number}: ${m.service}.`,
    action: 'Open the job',
  }),
  job_assigned: defineTemplate({
    audiences: ['provider'],
    subject: (m) => `New job: ${m.service}`,
    text: (m) => `Hi ${m.name}, a new job for you: ${m.service}${m.on_when}. Please accept or reject it.`,
    action: 'View details',
  }),
  job_withdrawn: defineTemplate({
    audiences: ['provider'],
    subject: (m) => `Job ${m.job_number} is no longer yours`,
    text: (m) =>
      `Hi ${m.name}, job ${m.job_number} (${m.service}) was given to somebody else. There is nothing you have to do.`,
    action: 'Your jobs',
  }),
  window_proposed: defineTemplate({
    audiences: ['customer', 'provider', 'dispatchers'],
    subject: (m) => `A time was proposed for ${m.service}`,
    text: (m) => `Hi ${m.name}, a time was proposed for ${m.service}. Please look whether it suits you.`,
    action: 'See the times',
  }),
  visit_confirmed: defineTemplate({
    audiences: ['customer', 'provider'],
    subject: (m) => `Confirmed: ${m.service}${m.on_when}`,
    text: (m) => `Hi ${m.name}, the visit for ${m.service} is confirmed${m.on_when}.`,
    action: 'See the visit',
  }),
  visit_moved: defineTemplate({
    audiences: ['customer', 'provider'],
    subject: (m) => `New time for ${m.service}${m.on_when}`,
    text: (m) => `Hi ${m.name}, the visit for ${m.service} was moved${m.to_when}.`,
    action: 'See the visit',
  }),
  visit_withdrawn: defineTemplate({
    audiences: ['customer'],
    subject: () => 'Your tech cannot make it',
    text: (m) =>
      `Hi ${m.name}, your tech for ${m.service} cannot make it. We are finding another one and will confirm the time. We are sorry.`,
    action: 'See your job',
  }),
  nobody_accepts: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `Nobody takes job ${m.job_number}`,
    text: (m) => `${m.who_did_not} job ${m.job_number} (${m.service}${m.on_when}). Please find another one.`,
    action: 'Open the job',
  }),
  nobody_left: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `Nobody is left to ask for job ${m.job_number}`,
    text: (m) => `Job ${m.job_number} (${m.service}${m.on_when}): there is nobody left to ask. Please find a tech.`,
    action: 'Open the job',
  }),
  tech_missing: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `A tech is missing for job ${m.job_number}`,
    text: (m) =>
      `Job ${m.job_number} (${m.service}${m.on_when}): the visit is near and a tech is missing. Please find one.`,
    action: 'Open the job',
  }),
  please_verify: defineTemplate({
    audiences: ['customer'],
    subject: (m) => `Is everything right with ${m.service}?`,
    text: (m) =>
      `Hi ${m.name}, your ${m.service} is done. Please tell us whether everything is right. Without an answer we take it as yes after 72 hours.`,
    action: 'Looks right, or something is wrong',
  }),
  job_completed: defineTemplate({
    audiences: ['provider'],
    subject: (m) => `Job ${m.job_number} marked complete`,
    text: (m) => `Job ${m.job_number} marked complete. Payout approval pending.`,
    action: 'View the job',
  }),
  return_visit: defineTemplate({
    audiences: ['customer', 'dispatchers'],
    subject: (m) => `A second visit for ${m.service}`,
    text: (m) => `Hi ${m.name}, ${m.service} could not be finished today. We will propose a time for a second visit.`,
    action: 'See the job',
  }),
  work_disputed: defineTemplate({
    audiences: ['provider', 'dispatchers'],
    subject: (m) => `Something is wrong with job ${m.job_number}`,
    text: (m) =>
      `The customer says that something is wrong with job ${m.job_number} (${m.service}). Payment and payout wait until it is settled.`,
    action: 'Open the job',
  }),
  job_cancelled: defineTemplate({
    audiences: ['customer', 'provider', 'dispatchers'],
    subject: (m) => `Job ${m.job_number} was cancelled`,
    text: (m) => `Hi ${m.name}, job ${m.job_number} (${m.service}) was cancelled. There is nothing you have to do.`,
    action: 'See the job',
  }),
  payout_approved: defineTemplate({
    audiences: ['provider'],
    subject: (m) => `Payout approved: ${m.amount}`,
    text: (m) => `Hi ${m.name}, your payout of ${m.amount} for job ${m.job_number} was approved.`,
    action: 'See your earnings',
  }),
  critical_flag: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `Critical: job ${m.job_number} needs attention`,
    text: (m) => `Job ${m.job_number} (${m.service}) has a critical flag.`,
    action: 'Open the job',
  }),
  hold_expiring: defineTemplate({
    audiences: ['dispatchers'],
    subject: (m) => `The card hold of job ${m.job_number} is about to lapse`,
    text: (m) => `The card hold of job ${m.job_number} is about to lapse before the work is verified.`,
    action: 'Open the payment',
  }),
  job_link: defineTemplate({
    audiences: ['customer'],
    subject: (m) => `Your job ${m.job_number}`,
    text: (m) => `Hi ${m.name}, here you see how ${m.service} is going.`,
    action: 'See your job',
  }),
  quote_follow_up: defineTemplate({
    audiences: ['customer'],
    subject: (m) => `Your quote for ${m.service}`,
    text: (m) => `Hi ${m.name}, your quote for ${m.service} is waiting for you. Any questions? Just answer.`,
    action: 'See the quote',
  }),
  visit_reminder: defineTemplate({
    audiences: ['customer', 'provider'],
    subject: (m) => `Reminder: ${m.service}${m.on_when}`,
    text: (m) => `Hi ${m.name}, a reminder of the visit for ${m.service}${m.on_when}.`,
    action: 'See the visit',
  }),
  completion_nudge: defineTemplate({
    audiences: ['provider'],
    subject: (m) => `Is job ${m.job_number} done?`,
    text: (m) =>
      `Hi ${m.name}, is job ${m.job_number} (${m.service}) done? Please mark it complete so that it can be paid.`,
    action: 'Complete the job',
  }),
  verification_nudge: defineTemplate({
    audiences: ['customer'],
    subject: (m) => `Is everything right with ${m.service}?`,
    text: (m) => `Hi ${m.name}, is everything right with ${m.service}? Without an answer we will soon take it as yes.`,
    action: 'Answer now',
  }),
} as const

export type TemplateKey = keyof typeof templates

/** Whether a stored word names a template. */
export function isTemplateKey(key: string): key is TemplateKey {
  return Object.hasOwn(templates, key)
}

export const templateKeys: readonly TemplateKey[] = Object.keys(templates).filter(isTemplateKey)
