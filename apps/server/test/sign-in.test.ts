import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, openApp, openWorld, password, publicUrl, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const me = (headers: Record<string, string>) => world.app.inject({ method: 'GET', url: '/api/me', headers })
const tryPassword = (email: string, secret: string, app = world.app, remoteAddress = '127.0.0.1') =>
  app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password: secret }, remoteAddress })

describe('signing in', () => {
  it('gives a bearer token and a cookie, and each says who it is', async () => {
    const { customerUser, customer } = world.people
    const answer = await tryPassword(customerUser.email, password)
    expect(answer.statusCode).toBe(200)
    const cookie = answer.cookies.find(({ name }) => name === 'h2s.session_token')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const expected = {
      ok: true,
      user: {
        user_id: customerUser.id,
        name: 'Casey',
        email: customerUser.email,
        role: 'customer',
        customer_id: customer.customer_id,
      },
    }
    expect((await me(bearer(answer.json<{ token: string }>().token))).json()).toEqual(expected)
    expect((await me({ cookie: `h2s.session_token=${encodeURIComponent(cookie?.value ?? '')}` })).json()).toEqual(
      expected,
    )
  })

  it('gives a secure cookie where the public address is https', async () => {
    const { app, database } = await openApp(world.test, { PUBLIC_URL: 'https://jobs.example.com' })
    const answer = await tryPassword(world.people.dispatcher.email, password, app)
    expect(answer.cookies[0]).toMatchObject({ name: '__Secure-h2s.session_token', secure: true })
    const withCookie = await app.inject({
      method: 'GET',
      url: '/api/me',
      headers: { cookie: `__Secure-h2s.session_token=${encodeURIComponent(answer.cookies[0]?.value ?? '')}` },
    })
    expect(withCookie.statusCode).toBe(200)
    await app.close()
    await database.close()
  })

  it('says the same for a wrong password, an unknown account and a closed one', async () => {
    const { test, people } = world
    const wrong = await tryPassword(people.admin.email, 'not the password')
    const unknown = await tryPassword('nobody@example.com', 'not the password')
    await test.ownerDb.$client.query('update h2s_users set disabled_at = now() where id = $1', [
      people.otherProvider.id,
    ])
    const closed = await tryPassword(people.otherProvider.email, password)
    const said = [wrong, unknown, closed].map((answer) => ({
      status: answer.statusCode,
      code: answer.json<{ code: string }>().code,
    }))
    expect(said).toEqual(Array.from({ length: 3 }, () => ({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' })))
    expect(wrong.json()).toMatchObject({ ok: false, blockers: [], error: expect.any(String) })
  })

  it('nobody is 401 at /api/me and at every procedure', async () => {
    for (const url of [
      '/api/me',
      '/api/admin_jobs_list',
      '/trpc/admin.jobs.list',
      '/trpc/provider.jobs.list',
      '/trpc/customer.jobs.list',
    ]) {
      expect((await world.app.inject({ method: 'GET', url })).statusCode).toBe(401)
    }
  })

  it('makes no accounts for the public, and takes no role', async () => {
    const answers = await Promise.all(
      ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'request-password-reset'].map((door) =>
        world.app.inject({
          method: 'POST',
          url: `/api/auth/${door}`,
          payload: { email: 'new@example.com', password: 'long enough password', name: 'New', role: 'admin' },
        }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
  })
})

describe('a session', () => {
  it('is over at the next request after sign-out', async () => {
    const token = await signIn(world.app, world.people.dispatcher.email)
    expect((await me(bearer(token))).statusCode).toBe(200)
    const out = await world.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: bearer(token),
      payload: {},
    })
    expect(out.statusCode).toBe(200)
    expect((await me(bearer(token))).statusCode).toBe(401)
  })

  it('signs out by cookie, as a browser does', async () => {
    const answer = await tryPassword(world.people.dispatcher.email, password)
    const cookie = `h2s.session_token=${encodeURIComponent(answer.cookies[0]?.value ?? '')}`
    const out = await world.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie, origin: publicUrl, 'sec-fetch-site': 'same-origin' },
      payload: {},
    })
    expect(out.statusCode).toBe(200)
    expect((await me({ cookie })).statusCode).toBe(401)
  })

  it('is over at the next request when it is taken away, on every process', async () => {
    const token = await signIn(world.app, world.people.admin.email)
    const second = await openApp(world.test)
    const there = () => second.app.inject({ method: 'GET', url: '/api/me', headers: bearer(token) })
    expect((await there()).statusCode).toBe(200)
    const ended = await world.app.inject({
      method: 'POST',
      url: '/api/auth/revoke-sessions',
      headers: bearer(token),
      payload: {},
    })
    expect(ended.statusCode).toBe(200)
    expect((await there()).statusCode).toBe(401)
    await second.app.close()
    await second.database.close()
  })

  it('is over at the next request when the account is closed', async () => {
    const token = await signIn(world.app, world.people.strangerUser.email)
    await world.test.ownerDb.$client.query('update h2s_users set disabled_at = now() where id = $1', [
      world.people.strangerUser.id,
    ])
    expect((await me(bearer(token))).statusCode).toBe(401)
  })

  it('changes its rights with the role, at the next request', async () => {
    const { test, people } = world
    const token = await signIn(world.app, people.dispatcher.email)
    const list = () => world.app.inject({ method: 'GET', url: '/api/admin_jobs_list', headers: bearer(token) })
    expect((await list()).statusCode).toBe(200)
    await test.ownerDb.$client.query(`update h2s_users set role = 'customer' where id = $1`, [people.dispatcher.id])
    expect((await list()).statusCode).toBe(403)
    await test.ownerDb.$client.query(`update h2s_users set role = 'dispatcher' where id = $1`, [people.dispatcher.id])
  })
})

describe('tries are counted in the database', () => {
  it('per account: five wrong passwords over two processes and many addresses, then none, not even the right one', async () => {
    const second = await openApp(world.test)
    const apps = [world.app, second.app]
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        tryPassword(world.people.provider.email, `wrong ${n}`, apps[n % 2], `10.0.${n}.1`),
      ),
    )
    const count = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length
    expect({ wrong: count(401), refused: count(429) }).toEqual({ wrong: 5, refused: 25 })
    const right = await tryPassword(world.people.provider.email.toUpperCase(), password, second.app, '10.9.9.9')
    expect(right.statusCode).toBe(429)
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0)
    expect(right.json()).toMatchObject({ ok: false, code: 'TOO_MANY_REQUESTS' })
    await second.app.close()
    await second.database.close()
  })

  it('per address: sixty a minute over two processes, whatever the account', async () => {
    const second = await openApp(world.test)
    const apps = [world.app, second.app]
    const answers: Awaited<ReturnType<typeof tryPassword>>[] = []
    // In waves over both processes: every allowed try costs a password's worth of work.
    for (let wave = 0; wave < 10; wave++) {
      const tries = Array.from({ length: 8 }, (_, n) =>
        tryPassword(`nobody-${wave}-${n}@example.com`, 'wrong', apps[n % 2], '203.0.113.7'),
      )
      answers.push(...(await Promise.all(tries)))
    }
    const count = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length
    expect({ wrong: count(401), refused: count(429) }).toEqual({ wrong: 60, refused: 20 })
    // X-Forwarded-For is anybody's to write: without a trusted proxy it changes nothing.
    const disguised = await world.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { 'x-forwarded-for': '198.51.100.1', 'x-h2s-client-ip': '198.51.100.1' },
      payload: { email: 'nobody@example.com', password: 'wrong' },
      remoteAddress: '203.0.113.7',
    })
    expect(disguised.statusCode).toBe(429)
    await second.app.close()
    await second.database.close()
  })

  it('no other spelling of the address leads around it', async () => {
    const answers = await Promise.all(
      [
        '//api/auth/sign-in/email',
        '/api/auth//sign-in/email',
        '/api/auth/sign-in/email/',
        '/API/auth/sign-in/email',
        '/api/auth/Sign-In/email',
      ].map((url) => world.app.inject({ method: 'POST', url, payload: { email: world.people.admin.email, password } })),
    )
    for (const answer of answers) expect(answer.statusCode).toBe(404)
  })
})
