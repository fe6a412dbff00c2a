import type { BlockerCode } from './blocker-codes.ts'

/** One thing that stands in the way of an action: what, and what would remove it. */
export type Blocker = {
  code: BlockerCode
  /** A sentence for people: what is in the way. */
  message: string
  /** A sentence for people: what removes it. */
  fix: string
  /** A dispatcher may go on with a reason (a CRITICAL flag also needs a second person). */
  overridable: boolean
  /** The facts behind the verdict: ids, amounts, instants. JSON only. */
  evidence: Record<string, unknown>
}

export type { BlockerCode }
