import { describe, expect, test } from 'vitest'
import {
  actorId,
  actorName,
  assignmentStates,
  canSeeJob,
  customerFactsFor,
  isOffice,
  isSameName,
  jobActions,
  mayDo,
  roleOf,
  whoMay,
} from '../../src/index.ts'
import type { Actor } from '../../src/index.ts'

const user = (role: 'admin' | 'dispatcher' | 'provider' | 'customer', more = {}): Actor => ({
  kind: 'user',
  user_id: `u-${role}`,
  name: role,
  role,
  ...more,
})
const actors = {
  admin: user('admin'),
  dispatcher: user('dispatcher'),
  provider: user('provider', { pro_id: 'p1' }),
  customer: user('customer', { customer_id: 'c1' }),
  link: { kind: 'link', customer_id: 'c1', job_id: 'j1', name: 'Ada' } as Actor,
  system: { kind: 'system', part: 'intake' } as Actor,
}
const job = { job_id: 'j1', customer_id: 'c1', live_pro_ids: ['p1'] }
const foreign = { job_id: 'j2', customer_id: 'c2', live_pro_ids: ['p2'] }

test('who acts, in the audit', () => {
  expect(Object.values(actors).map(actorId)).toEqual([
    'u-admin',
    'u-dispatcher',
    'u-provider',
    'u-customer',
    'link:j1',
    'system:intake',
  ])
  expect(actorName(actors.system)).toBe('System (intake)')
  expect(actorName(actors.link)).toBe('Ada')
  expect(Object.values(actors).map(roleOf)).toEqual([
    'admin',
    'dispatcher',
    'provider',
    'customer',
    'customer',
    'system',
  ])
})

describe('who sees a job', () => {
  test('one of their own', () => {
    for (const actor of Object.values(actors)) expect(canSeeJob(actor, job)).toBe(true)
  })
  test('a foreign one only the office and the system', () => {
    const sees = Object.entries(actors)
      .filter(([, actor]) => canSeeJob(actor, foreign))
      .map(([name]) => name)
    expect(sees).toEqual(['admin', 'dispatcher', 'system'])
  })
  test('a link shows its one job, not the other jobs of its customer', () => {
    expect(canSeeJob(actors.link, { job_id: 'j3', customer_id: 'c1' })).toBe(false)
    expect(canSeeJob(actors.link, { job_id: 'j1' })).toBe(true)
  })
  test('without an id of their own nobody sees anything', () => {
    expect(canSeeJob(user('customer'), { job_id: 'j', customer_id: undefined })).toBe(false)
    expect(canSeeJob(user('provider'), { job_id: 'j', live_pro_ids: [] })).toBe(false)
    expect(canSeeJob(actors.provider, { job_id: 'j' })).toBe(false)
  })
})

test('who may do what: the whole matrix', () => {
  const matrix = Object.fromEntries(
    jobActions.map((action) => [
      action,
      Object.entries(actors)
        .filter(([, actor]) => mayDo(actor, action, job))
        .map(([name]) => name)
        .join(' '),
    ]),
  )
  expect(matrix).toEqual({
    request_time: 'admin dispatcher system',
    accept: 'admin dispatcher provider',
    schedule: 'admin dispatcher provider customer link',
    start: 'admin dispatcher provider',
    complete: 'admin dispatcher provider',
    settle: 'admin dispatcher system',
    cancel: 'admin dispatcher customer link',
    reject: 'admin dispatcher provider',
    reschedule: 'admin dispatcher provider customer link',
    return_visit: 'admin dispatcher provider',
    dispute: 'admin dispatcher customer link',
    verify: 'admin dispatcher customer link system',
    dispatch: 'admin dispatcher system',
    generate_order_plan: 'admin dispatcher system',
    move_order_line: 'admin dispatcher',
    update_install_details: 'admin dispatcher provider',
    resolve_flag: 'admin dispatcher',
    raise_flag: 'admin dispatcher provider system',
    approve_payout: 'admin',
  })
  for (const action of jobActions) {
    expect(whoMay[action].length).toBeGreaterThan(0)
    for (const actor of [actors.provider, actors.customer, actors.link])
      expect(mayDo(actor, action, foreign)).toBe(false)
  }
})

describe('what a provider sees of the customer', () => {
  test('by the state of the assignment', () => {
    const seen = Object.fromEntries(assignmentStates.map((state) => [state, customerFactsFor(actors.provider, state)]))
    expect(seen).toEqual({
      offered: 'area',
      accepted: 'full',
      en_route: 'full',
      working: 'full',
      done: 'area',
      declined: 'none',
      expired: 'none',
      rejected: 'none',
      released: 'none',
      no_show: 'none',
      cancelled: 'none',
    })
  })
  test('everybody else sees what they may see anyway', () => {
    expect(customerFactsFor(actors.dispatcher, 'offered')).toBe('full')
    expect(customerFactsFor(actors.customer, 'rejected')).toBe('full')
  })
})

describe('who sees, at the edges', () => {
  test('the office is admins and dispatchers', () => {
    expect((['admin', 'dispatcher', 'provider', 'customer'] as const).map((role) => isOffice(user(role)))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(isOffice({ kind: 'system', part: 'system:intake' })).toBe(false)
  })
  test('a link of the right job with another customer is no key', () => {
    const link: Actor = { kind: 'link', customer_id: 'c1', job_id: 'j1', name: 'Ann' }
    expect(canSeeJob(link, { job_id: 'j1', customer_id: 'c2' })).toBe(false)
    expect(canSeeJob(link, { job_id: 'j1', customer_id: null })).toBe(true)
    expect(canSeeJob(link, { job_id: 'j2', customer_id: 'c1' })).toBe(false)
  })
  test('a provider without an id sees nothing, and nobody sees a job without techs', () => {
    const nobody: readonly unknown[] = [undefined]
    expect(canSeeJob(user('provider'), { live_pro_ids: nobody as readonly string[] })).toBe(false)
    expect(canSeeJob(user('provider', { pro_id: 'p1' }), {})).toBe(false)
  })
})

describe('two names are the same', () => {
  test.each([
    ['Ann Example', 'ann example'],
    ['  Ann   Example ', 'Ann\tExample'],
    ['José Núñez', 'JOSE NUNEZ'],
    // One letter with its accent, and a letter and an accent.
    ['Zoë', 'Zoe\u0308'],
    ['Ａｎｎ', 'Ann'],
  ])('%s and %s', (one, other) => {
    expect(isSameName(one, other)).toBe(true)
    expect(isSameName(other, one)).toBe(true)
  })
})

describe('two names are not the same', () => {
  test.each([
    ['Ann', 'Bob'],
    ['Ann Example', 'Ann'],
    ['Ann Example', 'AnnExample'],
    // A vowel is no accent.
    ['राम', 'रम'],
    ['Ann', null],
    ['Ann', ' '],
    [null, null],
    ['', ' '],
  ])('%s and %s', (one, other) => {
    expect(isSameName(one, other)).toBe(false)
    expect(isSameName(other, one)).toBe(false)
  })
})
