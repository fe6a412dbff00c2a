import type { z } from 'zod'

/** What is wrong with one value of an input, and what it takes: `status` · `Takes one of pending, scheduled.` */
export type FieldWords = { path: string; message: string }

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** What Zod says of a union whose schema has no sentence of its own. */
const unsaid = 'Invalid input'

/** An issue of a schema in words that somebody at a form understands. */
export function fieldWords(issue: z.core.$ZodIssue): FieldWords[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'Is not yours to set.' }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.message === unsaid) {
    // Of the shapes that were offered, the one that fits best says what is wrong.
    const closest = issue.errors.reduce((best, one) => (one.length < best.length ? one : best))
    return closest.flatMap((inner) => fieldWords({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  return [{ path: issue.path.join('.'), message: sentenceOf(issue) }]
}

/** All of them in one sentence each: `status takes one of pending, scheduled.` */
export const inOneText = (fields: readonly FieldWords[]): string =>
  fields.map(({ path, message }) => (path ? `${path} ${lowerFirst(message)}` : message)).join(' ')

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'Is missing.'
        : `Takes ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `Takes ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number' && issue.origin !== 'int'
        ? 'Must not be empty.'
        : `Takes at least ${issue.minimum}${unitOf(issue.origin, issue.minimum)}.`
    case 'too_big':
      return `Takes at most ${issue.maximum}${unitOf(issue.origin, issue.maximum)}.`
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'Takes an instant with its offset, such as 2026-11-21T15:00:00-05:00.'
        : 'Has a form that cannot be read.'
    default:
      return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
  }
}

function unitOf(origin: string, count: number | bigint): string {
  const isOne = Number(count) === 1
  if (origin === 'string') return isOne ? ' character' : ' characters'
  if (origin === 'array') return isOne ? ' entry' : ' entries'
  return ''
}
