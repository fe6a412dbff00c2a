import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth'
import { createAuthMiddleware, APIError } from 'better-auth/api'
import { bearer } from 'better-auth/plugins/bearer'
import type { Db } from '@h2s/db/client'
import { accounts } from '@h2s/db/schema/accounts'
import { rateLimits } from '@h2s/db/schema/rate-limits'
import { sessions } from '@h2s/db/schema/sessions'
import { users } from '@h2s/db/schema/users'
import { verifications } from '@h2s/db/schema/verifications'
import { SESSION_MOST_MS, roles, sessionIdleMs } from '@h2s/domain/people'
import type { Role } from '@h2s/domain/people'
import type { Logger } from 'pino'
import { forgiveTries, takeTry } from './account-tries.ts'

export type AuthSettings = { db: Db; secret: string; publicUrl: string; log: Pick<Logger, 'error'> }

/** The address a request came from, as the server understands it: set by us, never taken from the network. */
export const clientIpHeader = 'x-h2s-client-ip'

/** How often one address may try to sign in, whatever the accounts: seconds and tries, counted in the database. */
const triesPerAddress = { window: 60, max: 60 }

/**
 * Sign-in by email and password, sessions in our database, limits counted there for all processes together.
 * Accounts are made by the office: the public cannot sign up, and role, provider and customer are never an input.
 */
export function createAuth({ db, secret, publicUrl, log }: AuthSettings) {
  return betterAuth({
    appName: 'Home2Smart',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications, rateLimit: rateLimits },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        proId: { type: 'string', required: false, input: false },
        customerId: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false, returned: false },
      },
    },
    session: {
      // The cookie's life. The session's own is shorter and grows with every request, by role: keepSession.
      expiresIn: SESSION_MOST_MS / 1000,
      disableSessionRefresh: true,
      // Every request asks the database, so that a session that was ended is over at the next one.
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': triesPerAddress },
    },
    advanced: {
      cookiePrefix: 'h2s',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientIpHeader], ipv6Subnet: 64 },
    },
    plugins: [bearer()],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId)
            const closed = user && 'disabledAt' in user && user.disabledAt !== null && user.disabledAt !== undefined
            // Said as for a wrong password: whether an account exists or is closed is nobody's business.
            if (closed) throw new APIError('UNAUTHORIZED', wrongPassword)
            const idle = sessionIdleMs[roleOf(user)]
            return { data: { expiresAt: new Date(Math.min(session.expiresAt.getTime(), Date.now() + idle)) } }
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email') return
        const retryAfter = await takeTry(context.context.adapter, emailOf(context.body), Date.now())
        if (retryAfter === null) return
        throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS' }, { 'retry-after': String(retryAfter) })
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email' || !context.context.newSession) return
        await forgiveTries(context.context.adapter, emailOf(context.body))
      }),
    },
    logger: { disabled: true },
    onAPIError: {
      onError: (error) => {
        // What it refuses on purpose is an answer, not an event.
        if (!(error instanceof APIError)) log.error({ err: error }, 'sign-in failed unexpectedly')
      },
    },
    telemetry: { enabled: false },
  })
}
export type Auth = ReturnType<typeof createAuth>

/** Who has no role that we know gets the shortest sessions. */
function roleOf(user: object | null | undefined): Role {
  const role: unknown = user && 'role' in user ? user.role : null
  return roles.find((known) => known === role) ?? 'admin'
}

const wrongPassword = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' }

const emailOf = (body: unknown): string => {
  const email: unknown = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return typeof email === 'string' ? email : ''
}
