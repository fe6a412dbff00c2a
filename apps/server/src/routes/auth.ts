import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authRefusal } from '../auth/auth-refusals.ts'
import { clientIpHeader } from '../auth/auth.ts'
import type { Auth } from '../auth/auth.ts'

/** The one door with a name in the contract: its answer has `ok`, like those of every other name there. */
const signInDoor = '/sign-in/email'

/** What of the sign-in library is reachable. Everything else it could do is a door that nobody needs: 404. */
const doors = [
  ['POST', signInDoor],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['GET', '/list-sessions'],
  ['POST', '/revoke-session'],
  ['POST', '/revoke-sessions'],
  ['POST', '/revoke-other-sessions'],
  ['POST', '/change-password'],
] as const

/** Sign-in and what belongs to it, under /api/auth. */
export function addAuthRoutes(app: FastifyInstance, auth: Auth, publicUrl: string): void {
  for (const [method, path] of doors) {
    app.route({
      method,
      url: `/api/auth${path}`,
      handler: async (request, reply) => {
        const response = await auth.handler(asWebRequest(request, publicUrl))
        return passOn(reply, request.id, response, path === signInDoor)
      },
    })
  }
}

const passedHeaders = ['authorization', 'cookie', 'user-agent', 'content-type'] as const

/** The request as the library reads it. Origin was checked at the gate; address and host are ours to say. */
function asWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers({ origin: new URL(publicUrl).origin, [clientIpHeader]: request.ip })
  for (const name of passedHeaders) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : null
  if (body !== null) headers.set('content-type', 'application/json')
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body })
}

async function passOn(
  reply: FastifyReply,
  correlationId: string,
  response: Response,
  saysOk: boolean,
): Promise<FastifyReply> {
  reply.code(response.status)
  for (const name of ['set-auth-token', 'retry-after', 'x-retry-after']) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name === 'x-retry-after' ? 'retry-after' : name, value)
  }
  // One header per cookie: they must not be folded into one line.
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  reply.type('application/json; charset=utf-8')
  const text = await response.text()
  if (response.ok && saysOk) return reply.send({ ok: true, ...(JSON.parse(text) as Record<string, unknown>) })
  if (response.ok) return reply.send(text === '' ? 'null' : text)
  return reply.send(refusal(text, response.status, correlationId))
}

/** A refusal in the shape of every other answer, in our words; `message` is what the library's own clients read. */
function refusal(text: string, status: number, correlationId: string): Record<string, unknown> {
  const { code, message } = authRefusal(status, codeIn(text))
  return { ok: false, error: message, message, code, blockers: [], correlation_id: correlationId }
}

function codeIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
      ? value.code
      : undefined
  } catch {
    return undefined
  }
}
