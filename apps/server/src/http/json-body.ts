import { Refusal } from '@h2s/api/errors'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance } from 'fastify'

/** Deeper than any body of ours; deeper ones are made to hurt. */
const mostDepth = 20

/** A body as JSON. Its depth is looked at before it is parsed. An empty body is no body. */
export function asJson(text: string): { ok: true; value: unknown } | { ok: false; error: Error } {
  if (text === '') return { ok: true, value: undefined }
  if (depthOf(text) > mostDepth) return { ok: false, error: refused('The body is nested too deeply.') }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, error: refused('The body is not JSON.') }
  }
}

const refused = (message: string): Error =>
  new TRPCError({ code: 'PARSE_ERROR', cause: new Refusal('INVALID', message) })

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (inString) {
      if (character === backslash) at++
      else if (character === quote) inString = false
    } else if (character === quote) inString = true
    else if (character === openBrace || character === openBracket) deepest = Math.max(deepest, ++depth)
    else if (character === closeBrace || character === closeBracket) depth--
  }
  return deepest
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [34, 92, 123, 125, 91, 93]

/** JSON and nothing else: a form, which any site may send without being asked, is 415. */
export function addJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    const body = asJson(String(text))
    if (body.ok) done(null, body.value)
    else done(body.error)
  })
}
