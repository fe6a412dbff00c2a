import type { LiveHub } from './live/hub.ts'
import type { HealthReport } from './views/health.ts'
import type { SessionUser } from './views/me.ts'

/** What a procedure gets. The server makes one per request; tests make their own. */
export type ApiContext = {
  /** Who asks: from the session or the customer's link, never from the input. Null is nobody. */
  actor: { kind: 'user'; role: SessionUser['role'] } | { kind: 'link' } | { kind: 'system' } | null
  /** The signed-in user behind the actor; null for a link and for nobody. */
  user: SessionUser | null
  now: () => string
  correlationId: string
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
