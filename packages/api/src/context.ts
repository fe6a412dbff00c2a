import type { Context } from '@h2s/commands/context'
import type { Actor } from '@h2s/domain/people'
import type { Refusal } from './errors.ts'
import type { LiveHub } from './live/hub.ts'
import type { HealthReport } from './views/health.ts'
import type { SessionUser } from './views/me.ts'

/** What a procedure gets: what a command needs, with nobody or somebody in it, and what only the doors know. */
export type ApiContext = Omit<Context, 'actor' | 'idempotency'> & {
  /** Who asks: from the session or the customer's link, never from the input. Null is nobody. */
  actor: Actor | null
  /** The signed-in user behind the actor; null for a link and for nobody. */
  user: SessionUser | null
  /** Why there is nobody although something was shown: a link that is unknown or has run out. */
  refusal: Refusal | null
  /**
   * Whether what the caller showed still makes them this actor: a stream outlives its request, not its session. An
   * answer is believed for a moment, unless it is asked `afresh`.
   */
  stillSignedIn: (afresh?: boolean) => Promise<boolean>
  /** The Idempotency-Key of this call. */
  idempotencyKey: string | null
  live: LiveHub
  health: () => Promise<HealthReport>
  /** The demo world's sign-ins; null outside it. */
  demo: DemoSignIns
}

export type DemoSignIns = {
  password: string
  sign_ins: { email: string; role: SessionUser['role']; label: string }[]
} | null
