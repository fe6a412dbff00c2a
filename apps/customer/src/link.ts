import * as z from 'zod/mini'

/*
 * The link of a text message opens one job without an account. Its token is kept for this tab only and leaves the
 * address at once, so that a copied address, a bookmark or a referrer does not carry it on.
 */
const key = 'h2s-link'
const tokenShape = z.string().check(z.minLength(16), z.maxLength(256), z.regex(/^[\w.~-]+$/))

/** What `sessionStorage` would hold if the browser refuses to keep anything. */
let kept: string | null = null

function read(): string | null {
  try {
    return sessionStorage.getItem(key) ?? kept
  } catch {
    return kept
  }
}

function write(token: string | null): void {
  kept = token
  try {
    if (token === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, token)
  } catch {
    // Storage is switched off: the token lives as long as the page.
  }
}

/** Takes `?t=` off the address and keeps it. Call before the first render. */
export function takeLinkFromAddress(): void {
  const address = new URL(window.location.href)
  const token = address.searchParams.get('t')
  if (token === null) return
  // A token that cannot be one is kept too: the server says no, and the page says what to do.
  write(tokenShape.safeParse(token).success ? token : 'unreadable-link-token')
  address.searchParams.delete('t')
  window.history.replaceState(null, '', `${address.pathname}${address.search}${address.hash}`)
}

export const linkToken = (): string | null => read()
export const forgetLink = (): void => write(null)
