/** Sign-in goes to better-auth's own address, not through tRPC: it sets the cookie. */
export class SignInError extends Error {}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new SignInError(
      navigator.onLine ? 'The server cannot be reached. Try again in a moment.' : 'You are offline.',
    )
  }
}

/** Throws SignInError with a sentence for people; a wrong address and a wrong password sound the same. */
export async function signIn(email: string, password: string): Promise<void> {
  const answer = await post('/api/auth/sign-in/email', { email, password })
  if (answer.ok) return
  if (answer.status === 429) throw new SignInError('Too many attempts. Wait a minute, then try again.')
  if (answer.status >= 500) throw new SignInError('Sign-in is not available right now. Try again in a moment.')
  throw new SignInError('That email and password do not match.')
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
}
