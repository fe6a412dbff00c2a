export { AUTO_VERIFY_HOURS, HOLD_DAYS, paymentMachine, paymentPlans, paymentStates } from './machine.ts'
export type { PaymentPlan, PaymentState } from './machine.ts'
