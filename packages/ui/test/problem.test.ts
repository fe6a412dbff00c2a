import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { formatPhone } from '../src/phone.tsx'
import { toProblem } from '../src/problem.tsx'

test('a refusal keeps its code, its sentence, every blocker and every field', () => {
  const refused = TRPCClientError.from({
    error: {
      code: -32600,
      message: 'Equipment must be delivered before starting job',
      data: {
        code: 'RULE',
        httpStatus: 400,
        blockers: [{ code: 'EQUIPMENT', message: 'Equipment must be delivered', fix: 'Move every line.' }],
        fields: [{ path: 'reason', message: 'Say why.' }],
        correlation_id: 'r-1',
      },
    },
  })
  expect(toProblem(refused)).toMatchObject({
    code: 'RULE',
    sentence: 'Equipment must be delivered before starting job',
    httpStatus: 400,
    blockers: [{ code: 'EQUIPMENT', fix: 'Move every line.' }],
    fields: { reason: 'Say why.' },
    correlationId: 'r-1',
  })
})

test('an answer that never came, and anything else thrown, still reads as a sentence', () => {
  expect(toProblem(TRPCClientError.from(new Error('fetch failed'))).code).toBe('UNREACHABLE')
  expect(toProblem(new Error('Broken.')).sentence).toBe('Broken.')
  expect(toProblem(null).sentence).toBe('Something went wrong.')
})

test('phones of the country read as people write them; others stay', () => {
  expect(formatPhone('+16025550169')).toBe('(602) 555-0169')
  expect(formatPhone('+44 20 7946 0958')).toBe('+44 20 7946 0958')
})
