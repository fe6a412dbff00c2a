export {
  addCents,
  addMoney,
  defaultCurrency,
  formatCents,
  formatMoney,
  isCents,
  shareCents,
  splitCents,
} from './money.ts'
export type { Money } from './money.ts'
