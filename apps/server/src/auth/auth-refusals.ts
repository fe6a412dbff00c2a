/** What a refusal of sign-in says: a stable code for machines, a sentence for people. */
export type AuthRefusal = { code: string; message: string }

/** The library's codes that our doors can meet, in our words. What is not here is told by its status alone. */
const known: Readonly<Record<string, AuthRefusal>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'Email and password do not fit together. Please try again.',
  },
  INVALID_EMAIL: { code: 'INVALID', message: 'Please enter an email address.' },
  INVALID_PASSWORD: { code: 'INVALID_PASSWORD', message: 'The present password is not right.' },
  PASSWORD_TOO_SHORT: { code: 'PASSWORD_TOO_SHORT', message: 'A password has at least 10 characters.' },
  PASSWORD_TOO_LONG: { code: 'PASSWORD_TOO_LONG', message: 'A password has at most 128 characters.' },
  TOO_MANY_REQUESTS: {
    code: 'TOO_MANY_REQUESTS',
    message: 'Too many tries for this account. Please wait some minutes.',
  },
}

const byStatus: Readonly<Record<number, AuthRefusal>> = {
  401: { code: 'UNAUTHORIZED', message: 'Please sign in.' },
  403: { code: 'FORBIDDEN', message: 'This is not allowed. Please sign in again and retry.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  429: { code: 'TOO_MANY_REQUESTS', message: 'Too many requests. Please wait a moment.' },
}

/** Our words for a refusal of the sign-in library: its own text goes to nobody. */
export function authRefusal(status: number, libraryCode: string | undefined): AuthRefusal {
  if (status >= 500) return { code: 'INTERNAL', message: 'This did not work. Please try again.' }
  const ours = libraryCode === undefined || !Object.hasOwn(known, libraryCode) ? undefined : known[libraryCode]
  return ours ?? byStatus[status] ?? { code: 'INVALID', message: 'Something in this request is missing or not right.' }
}
