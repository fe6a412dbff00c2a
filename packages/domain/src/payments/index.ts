export { AUTO_VERIFY_HOURS, HOLD_DAYS, paymentMachine, paymentPlans, paymentStates } from './machine.ts'
export type { PaymentPlan, PaymentState } from './machine.ts'
export { AUTHORIZE_BEFORE_HOURS, WATCH_BEFORE_HOURS, autoVerifyAt, chargeStep, holdDeadline } from './timing.ts'
export type { ChargeStep } from './timing.ts'
