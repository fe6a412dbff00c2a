import { TRPCError } from '@trpc/server'
import { block, DomainError, refused } from '@h2s/domain/errors'
import { blockedBy } from '@h2s/domain/job'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorAnswer, isUnexpected, toTrpcError } from '../src/errors.ts'
import { inOneText } from '../src/input-words.ts'
import { orderStageInput } from '../src/admin/jobs/update-order-stage.ts'
import { scheduleAppointmentInput } from '../src/admin/jobs/schedule-appointment.ts'
import { limit, oneOrMany } from '../src/inputs/words.ts'
import { jobStatus, orderLineState, orderStage } from '../src/views/words.ts'

const office = { kind: 'user', user_id: 'u', name: 'Dana', role: 'dispatcher' } as const
const answerTo = (thrown: unknown, actor: Parameters<typeof toTrpcError>[1] = office) =>
  errorAnswer(toTrpcError(thrown, actor), 'the-id')

describe('the one translator of errors', () => {
  it.each([
    ['NOT_FOUND', 404],
    ['CONFLICT', 409],
    ['FORBIDDEN', 403],
    ['RULE', 400],
    ['INVALID', 400],
  ] as const)('%s is %i, with its code and sentence', (kind, httpStatus) => {
    expect(answerTo(new DomainError({ kind, message: 'So it is' }))).toEqual({
      message: 'So it is',
      data: { code: kind, httpStatus, blockers: [], correlation_id: 'the-id' },
    })
  })

  it('says what does not exist in a sentence', () => {
    expect(answerTo(new DomainError({ kind: 'NOT_FOUND', message: 'job not found' })).message).toBe(
      'There is no such job.',
    )
  })

  it('an unknown error is an id and nothing else, and the log hears of it', () => {
    const error = toTrpcError(new Error('duplicate key value violates "users_email" (alice@example.com)'), office)
    expect(errorAnswer(error, 'the-id')).toEqual({
      message: 'Something went wrong on our side. It is in our log as the-id.',
      data: { code: 'INTERNAL', httpStatus: 500, blockers: [], correlation_id: 'the-id' },
    })
    expect(isUnexpected(error)).toBe(true)
  })

  it('a database that is away is 503, try again', () => {
    expect(answerTo(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })).data).toMatchObject({
      code: 'UNAVAILABLE',
      httpStatus: 503,
    })
  })

  it('the facts behind a blocker stay in the office', () => {
    const blockers = [block('SCOPE', { paid_cents: 24_900, catalogue_cents: 28_900 })]
    const refusal = new DomainError({ kind: 'RULE', message: 'No', blockers })
    const provider = { kind: 'user', user_id: 'p', name: 'Pat', role: 'provider' } as const
    expect(answerTo(refusal, office).data.blockers).toEqual(blockers)
    for (const actor of [provider, null]) expect(answerTo(refusal, actor).data.blockers[0]?.evidence).toEqual({})
  })

  it('a refusal and its blocker say the same, in the office and outside', () => {
    const error = refused(
      blockedBy('complete', { status: 'accepted', assigned_pro_id: 'p' }, {}, '2026-11-21T12:00:00Z'),
    )
    const provider = { kind: 'user', user_id: 'p', name: 'Pat', role: 'provider' } as const
    for (const actor of [office, provider]) {
      const { message, data } = answerTo(error, actor)
      expect(message).toBe('Complete: not possible while the job is accepted')
      expect(data.blockers.map((blocker) => blocker.message)).toEqual([message])
    }
    expect(answerTo(error, provider).data.blockers[0]).toMatchObject({
      fix: 'Look at the job again: it may have moved on.',
      evidence: {},
    })
  })

  it('of the row as it stands, callers learn what a retry needs', () => {
    const current = { job_id: 'j', version: 7, status: 'scheduled', customer_email: 'a@example.com', metadata: {} }
    expect(answerTo(new DomainError({ kind: 'CONFLICT', message: 'Changed', current })).data.current).toEqual({
      job_id: 'j',
      version: 7,
      status: 'scheduled',
    })
  })
})

describe('input in words', () => {
  const visit = { start_iso: '2026-11-21T15:00:00-05:00', end_iso: '2026-11-21T17:00:00-05:00' }
  const schema = z.strictObject({
    status: z.enum(['pending', 'paid']),
    name: z.string().min(1).max(5),
    version: z.int().min(1),
    at: z.iso.datetime({ offset: true }),
    list: z.array(z.string()).max(1).optional(),
    limit,
    which: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string(), c: z.string() })]).optional(),
  })
  const good = { status: 'paid', name: 'x', version: 1, at: '2026-11-21T15:00:00-05:00' }
  const said = (given: object) => {
    const parsed = schema.safeParse({ ...good, ...given })
    const cause = parsed.success ? undefined : parsed.error
    return errorAnswer(new TRPCError({ code: 'BAD_REQUEST', cause }), 'the-id').message
  }

  it.each([
    [{ status: 'assigned' }, 'status takes one of pending, paid.'],
    [{ status: undefined }, 'status takes one of pending, paid.'],
    [{ name: undefined }, 'name is missing.'],
    [{ name: 7 }, 'name takes text.'],
    [{ name: '' }, 'name must not be empty.'],
    [{ name: 'too long' }, 'name takes at most 5 characters.'],
    [{ version: 0 }, 'version takes at least 1.'],
    [{ version: 'one' }, 'version takes a number.'],
    [{ limit: 1000 }, 'limit takes 1 to 100.'],
    [{ limit: '1000' }, 'limit takes 1 to 100.'],
    [{ limit: 'all' }, 'limit takes 1 to 100.'],
    [{ at: 'tomorrow' }, 'at takes an instant with its offset, such as 2026-11-21T15:00:00-05:00.'],
    [{ list: ['a', 'b'] }, 'list takes at most 1 entry.'],
    [{ which: { a: 1 } }, 'which.a takes text.'],
    [{ role: 'admin' }, 'role is not yours to set.'],
    [
      { customer_email: 'x@example.com', pain_flags: [] },
      'customer_email is not yours to set. pain_flags is not yours to set.',
    ],
    [{ foo: 'bar' }, 'foo is not known here.'],
    [{ which: {} }, 'which a, or b and c, is missing.'],
  ])('%j: %s', (given, sentence) => {
    expect(said(given)).toBe(sentence)
  })

  it.each([
    [scheduleAppointmentInput, {}, 'job_id or order_id is missing. start_iso is missing. end_iso is missing.'],
    [scheduleAppointmentInput, visit, 'job_id or order_id is missing.'],
    [scheduleAppointmentInput, { order_id: 'o' }, 'start_iso is missing. end_iso is missing.'],
    [scheduleAppointmentInput, { ...visit, job_id: 'j', order_id: 'o' }, 'order_id does not go together with job_id.'],
    [scheduleAppointmentInput, { ...visit, job_id: 'j', foo: 1 }, 'foo is not known here.'],
    [scheduleAppointmentInput, { ...visit, foo: 1 }, 'job_id or order_id is missing. foo is not known here.'],
    [orderStageInput, {}, 'stage, or line and state, is missing. job_id is missing.'],
    [orderStageInput, { job_id: 'j' }, 'stage, or line and state, is missing.'],
    [orderStageInput, { job_id: 'j', line: 'l' }, `state takes one of ${orderLineState.options.join(', ')}.`],
    [
      orderStageInput,
      { job_id: 'j', stage: 'ORDERED', line: 'l', state: 'ordered' },
      'line does not go together with stage. state does not go together with stage.',
    ],
    [orderStageInput, { job_id: 'j', stage: 'LOST' }, `stage takes one of ${orderStage.options.join(', ')}.`],
    [orderStageInput, 'text', 'Takes an object.'],
    [oneOrMany(jobStatus), 'lost', `Takes one of ${jobStatus.options.join(', ')}.`],
  ])('of what takes one thing or another: %#', (input, given, sentence) => {
    const parsed = input.safeParse(given)
    const cause = parsed.success ? undefined : parsed.error
    expect(errorAnswer(new TRPCError({ code: 'BAD_REQUEST', cause }), 'the-id').message).toBe(sentence)
  })

  it('names each field where there are several', () => {
    expect(
      inOneText([
        { path: 'a', message: 'Is missing.' },
        { path: '', message: 'Takes an object.' },
      ]),
    ).toBe('a is missing. Takes an object.')
  })
})
