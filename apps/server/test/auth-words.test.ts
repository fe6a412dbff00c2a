import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, openApp, openWorld, password, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const post = (door: string, payload: object, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'POST', url: `/api/auth/${door}`, payload, headers })
const said = async (answer: ReturnType<typeof post>) => {
  const { statusCode, json } = await answer
  const { error, code, message, ok } = json<Record<string, unknown>>()
  expect({ ok, message }).toEqual({ ok: false, message: error })
  return [statusCode, code, error]
}

describe('what sign-in refuses, it says in our words', () => {
  it('at the sign-in page', async () => {
    const { email } = world.people.customerUser
    expect(await said(post('sign-in/email', { email, password: 'wrong' }))).toEqual([
      401,
      'INVALID_EMAIL_OR_PASSWORD',
      'Email and password do not fit together. Please try again.',
    ])
    const notRight = 'Something in this request is missing or not right.'
    expect(await said(post('sign-in/email', { email: 'no address', password }))).toEqual([
      400,
      'INVALID',
      'Please enter an email address.',
    ])
    for (const payload of [{}, { email }, { email: 7, password: [] }]) {
      expect(await said(post('sign-in/email', payload))).toEqual([400, 'INVALID', notRight])
    }
  })

  it('when the password is changed', async () => {
    const headers = bearer(await signIn(world.app, world.people.provider.email))
    const change = (currentPassword: string, newPassword: string) =>
      said(post('change-password', { currentPassword, newPassword }, headers))
    expect(await change('not the present one', 'long enough password')).toEqual([
      400,
      'INVALID_PASSWORD',
      'The present password is not right.',
    ])
    expect(await change(password, 'short')).toEqual([
      400,
      'PASSWORD_TOO_SHORT',
      'A password has at least 10 characters.',
    ])
    expect(await change(password, 'x'.repeat(200))).toEqual([
      400,
      'PASSWORD_TOO_LONG',
      'A password has at most 128 characters.',
    ])
  })

  it('to nobody', async () => {
    expect(await said(post('revoke-sessions', {}))).toEqual([401, 'UNAUTHORIZED', 'Please sign in.'])
  })
})

it('no answer counts down how many requests are left; who asks too often hears when to come again', async () => {
  const { app, database } = await openApp(world.test, { RATE_LIMIT_PER_MINUTE: 2 })
  const ask = () => app.inject({ method: 'GET', url: '/api/me' })
  const answers = [await ask(), await ask(), await ask()]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429])
  for (const { headers, statusCode } of answers) {
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([])
    if (statusCode === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  }
  await app.close()
  await database.close()
})
