import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { blocker } from '../views/words.ts'
import { restRoutes } from './routes.ts'
import type { RestRoute } from './routes.ts'

const refusal = z
  .object({
    ok: z.literal(false),
    error: z.string().describe('A sentence for people'),
    code: z.string().describe('Stable, for programs'),
    blockers: z.array(blocker).describe('What stands in the way, and what removes it'),
    correlation_id: z.string().describe('The name of this request in our log'),
    current: z.unknown().optional().describe('With CONFLICT: how the thing stands now'),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('With INVALID: which inputs'),
  })
  .meta({ id: 'Refusal' })

const refusals = {
  '400': 'The input, or a rule, refuses',
  '401': 'Nobody is signed in',
  '403': 'Not for this kind of account',
  '404': 'Missing, or somebody else’s: the same answer',
  '409': 'A stale version, or a slot that is taken',
  '413': 'The body is too large',
  '429': 'Too many requests',
  '503': 'The database is away; try again',
}

const responsesOf = (said: Readonly<Record<string, string>>, schema: z.ZodType = refusal) =>
  Object.fromEntries(
    Object.entries(said).map(([status, description]) => [
      status,
      { description, content: { 'application/json': { schema } } },
    ]),
  )

const refusalResponses = responsesOf(refusals)
/** Only a call with a body can have one of the wrong type. */
const wrongType = responsesOf({ '415': 'The body is not application/json' })

const idempotencyKey = z
  .string()
  .max(200)
  .optional()
  .describe('Repeat a call with the same key and it happens once; the first answer is given again')

/** The OpenAPI 3.1 document of the REST names, from the same schemas that the procedures parse with. */
export const openApiDocument = (publicUrl: string) =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Home2Smart',
      version: '1',
      description:
        'Every answer is `{ "ok": true, … }` or `{ "ok": false, "error", "code", "blockers" }`. Sign in with `POST /api/auth/sign-in/email`, then send the cookie or `Authorization: Bearer <token>`.',
    },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }, { cookie: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'h2s.session_token' },
      },
    },
    paths: { ...signInPath, ...paths() },
  })

function paths(): ZodOpenApiPathsObject {
  const byPath: ZodOpenApiPathsObject = {}
  for (const route of restRoutes) {
    byPath[route.path] = { ...byPath[route.path], [route.method === 'GET' ? 'get' : 'post']: operation(route) }
  }
  return byPath
}

function operation(route: RestRoute): ZodOpenApiOperationObject {
  const input = route.input instanceof z.ZodDefault ? route.input.unwrap() : route.input
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []))
  const path = inPath.length > 0 ? { path: z.object(Object.fromEntries(inPath.map((name) => [name, z.string()]))) } : {}
  const header = route.method === 'POST' ? { header: z.object({ 'Idempotency-Key': idempotencyKey }) } : {}
  const query = route.method === 'GET' && input instanceof z.ZodObject ? { query: input } : {}
  return {
    operationId: route.procedure,
    summary: route.summary,
    tags: [route.procedure.split('.')[0] ?? 'api'],
    requestParams: { ...path, ...header, ...query },
    ...(route.method === 'POST' && input instanceof z.ZodType
      ? { requestBody: { required: true, content: { 'application/json': { schema: bodyOf(route, input, inPath) } } } }
      : {}),
    responses: {
      '200': {
        description: 'Done',
        content: { 'application/json': { schema: route.output.extend({ ok: z.literal(true) }) } },
      },
      ...refusalResponses,
      ...(route.method === 'POST' ? wrongType : {}),
    },
  }
}

/** The body is the input without what the path says already. */
function bodyOf(route: RestRoute, input: z.ZodType, inPath: readonly string[]): z.ZodType {
  if (!(input instanceof z.ZodObject) || inPath.length === 0) return input
  const said = new Set(inPath.map((name) => route.params?.[name] ?? name))
  return z.strictObject(Object.fromEntries(Object.entries(input.shape).filter(([key]) => !said.has(key))))
}

/** The library's own answer, with `ok` like every other. */
const signedIn = z.looseObject({
  ok: z.literal(true),
  token: z.string().describe('For `Authorization: Bearer`'),
  user: z.looseObject({ id: z.string(), email: z.string(), name: z.string() }),
})

const signInRefusal = refusal
  .extend({ message: z.string().optional().describe('The sentence again, where the library’s own clients look') })
  .meta({ id: 'SignInRefusal' })

const signInRefusals = {
  '400': 'Email or password is missing, or no email address',
  '401': 'Email and password do not fit together',
  '403': 'Sent by another site',
  '413': 'The body is too large',
  '415': 'The body is not application/json',
  '429': 'Too many tries; `retry-after` says for how many seconds',
  '503': 'The database is away; try again',
}

const signInPath: ZodOpenApiPathsObject = {
  '/api/auth/sign-in/email': {
    post: {
      operationId: 'sign-in',
      summary: 'Sign in; the answer sets the cookie and carries the bearer token',
      tags: ['sign-in'],
      security: [],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: z.strictObject({ email: z.email(), password: z.string() }) } },
      },
      responses: {
        '200': {
          description: 'Signed in',
          content: { 'application/json': { schema: signedIn } },
        },
        ...responsesOf(signInRefusals, signInRefusal),
      },
    },
  },
}
