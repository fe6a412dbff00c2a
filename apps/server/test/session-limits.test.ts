import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, openWorld, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const me = async (token: string) =>
  (await world.app.inject({ method: 'GET', url: '/api/me', headers: bearer(token) })).statusCode

const bare = (token: string) => token.split('.', 1)[0]

/** Minutes until the session runs out. */
async function minutesLeft(token: string): Promise<number> {
  const { rows } = await world.test.ownerDb.$client.query<{ left: string }>(
    'select extract(epoch from expires_at - now()) / 60 as left from h2s_sessions where token = $1',
    [bare(token)],
  )
  return Math.round(Number(rows[0]?.left))
}

const shift = (token: string, column: 'expires_at' | 'created_at', to: string) =>
  world.test.ownerDb.$client.query(`update h2s_sessions set ${column} = now() + $2::interval where token = $1`, [
    bare(token),
    to,
  ])

const WEEK = 7 * 24 * 60

describe('how long a session lasts', () => {
  it('an admin’s ends after 30 minutes without a request, and every request begins them anew', async () => {
    const token = await signIn(world.app, world.people.admin.email)
    expect(await minutesLeft(token)).toBe(30)
    await shift(token, 'expires_at', '2 minutes')
    expect(await me(token)).toBe(200)
    expect(await minutesLeft(token)).toBe(30)
    await shift(token, 'expires_at', '-1 second')
    expect(await me(token)).toBe(401)
    expect(await minutesLeft(token)).toBeLessThanOrEqual(0)
  })

  it.each(['dispatcher', 'provider', 'customerUser'] as const)('a %s’s after a week', async (who) => {
    const token = await signIn(world.app, world.people[who].email)
    expect(await minutesLeft(token)).toBe(WEEK)
    await shift(token, 'expires_at', '1 day')
    expect(await me(token)).toBe(200)
    expect(await minutesLeft(token)).toBe(WEEK)
  })

  it('and none longer than 30 days, however busy', async () => {
    const token = await signIn(world.app, world.people.dispatcher.email)
    await shift(token, 'created_at', '-29 days')
    await shift(token, 'expires_at', '1 hour')
    expect(await me(token)).toBe(200)
    expect(await minutesLeft(token)).toBe(24 * 60)
  })

  it('the library’s own question leaves it as it is', async () => {
    const token = await signIn(world.app, world.people.admin.email)
    await shift(token, 'expires_at', '10 minutes')
    const url = '/api/auth/get-session'
    expect((await world.app.inject({ method: 'GET', url, headers: bearer(token) })).statusCode).toBe(200)
    expect(await minutesLeft(token)).toBe(10)
  })
})
