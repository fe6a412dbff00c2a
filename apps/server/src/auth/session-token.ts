import type { IncomingHttpHeaders } from 'node:http'

/** 32 random characters and more, as they were given out at sign-in. */
const token = /^[A-Za-z0-9_-]{20,128}$/
const cookieNames = ['__Secure-h2s.session_token', 'h2s.session_token']

/**
 * What a request shows to say who it is: `Authorization: Bearer <token>`, else the session cookie.
 * Both carry the token itself, the cookie with a signature behind a dot; only the token is looked up.
 */
export function sessionToken(headers: IncomingHttpHeaders): string | null {
  const shown = bearerOf(headers.authorization) ?? cookieOf(headers.cookie)
  const bare = shown?.split('.', 1)[0] ?? ''
  return token.test(bare) ? bare : null
}

function bearerOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = authorization?.split(' ', 2) ?? []
  return scheme?.toLowerCase() === 'bearer' ? value : undefined
}

function cookieOf(cookies: string | undefined): string | undefined {
  const pairs = cookies?.split(';').map((pair) => pair.trim()) ?? []
  for (const name of cookieNames) {
    const found = pairs.find((pair) => pair.startsWith(`${name}=`))
    if (found) return found.slice(name.length + 1)
  }
  return undefined
}
