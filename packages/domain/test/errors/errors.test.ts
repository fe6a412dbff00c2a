import { expect, test } from 'vitest'
import { DomainError, block, conflict, forbidden, invalid, isDomainError, notFound, refused } from '../../src/index.ts'

test('the five ways to say no', () => {
  expect(notFound('Job')).toMatchObject({
    kind: 'NOT_FOUND',
    code: 'NOT_FOUND',
    message: 'Job not found',
    blockers: [],
  })
  expect(conflict('Somebody was faster', { version: 4 })).toMatchObject({
    kind: 'CONFLICT',
    code: 'CONFLICT',
    current: { version: 4 },
  })
  expect(conflict('Taken', undefined, 'SLOT_TAKEN')).toMatchObject({ kind: 'CONFLICT', code: 'SLOT_TAKEN' })
  expect(forbidden()).toMatchObject({ kind: 'FORBIDDEN', code: 'FORBIDDEN' })
  expect(invalid('No', [{ path: 'a', message: 'b' }])).toMatchObject({
    kind: 'INVALID',
    issues: [{ path: 'a', message: 'b' }],
  })
})

test('a rule speaks with its first blocker and names all', () => {
  const blockers = [block('REASON'), block('WINDOW', {}, { message: 'Other' })]
  expect(refused(blockers)).toMatchObject({ kind: 'RULE', code: 'REASON', message: 'A reason is needed', blockers })
  expect(refused([])).toMatchObject({ kind: 'RULE', code: 'RULE' })
})

test('recognised across two copies of the package', () => {
  expect(isDomainError(notFound('x'))).toBe(true)
  expect(isDomainError(Object.assign(new Error('x'), { name: 'DomainError', kind: 'RULE', blockers: [] }))).toBe(true)
  expect(isDomainError(new Error('x'))).toBe(false)
  expect(isDomainError(null)).toBe(false)
  expect(new DomainError({ kind: 'RULE', message: 'm', cause: 'c' }).cause).toBe('c')
})

test('what was not said has a sentence of its own, and nothing is made up', () => {
  expect(forbidden().message).toBe('You may not do this')
  expect(refused([]).message).toBe('A rule refuses this')
  expect(invalid('No').issues).toEqual([])
  expect(notFound('Job')).toMatchObject({ issues: [], blockers: [] })
  expect(notFound('Job')).not.toHaveProperty('cause')
  expect(isDomainError(Object.assign(new Error('x'), { kind: 'RULE', blockers: [] }))).toBe(false)
})
