import type { z } from 'zod'
import { assignmentView } from './views/assignment.ts'
import { jobDetail, jobMetadata } from './views/job-detail.ts'
import { sessionUser } from './views/me.ts'
import { payoutRow } from './views/payout.ts'

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

/** What we keep and answer with, and take from nobody. */
const serverOwned = new Set(
  [jobDetail, jobMetadata, assignmentView, payoutRow, sessionUser].flatMap((view) => Object.keys(view.shape)),
)

/** An issue of a schema in words that somebody at a form understands. */
export function fieldWords(issue: z.core.$ZodIssue): FieldWords[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: strangeKey(key) }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.message === unsaid) {
    return choiceWords(issue.errors).map(({ path, message }) => ({ path: below(issue.path, path), message }))
  }
  return [{ path: issue.path.join('.'), message: sentenceOf(issue) }]
}

const strangeKey = (key: string): string => (serverOwned.has(key) ? 'Is not yours to set.' : 'Is not known here.')

const below = (path: readonly PropertyKey[], name: string): string =>
  [...path.map(String), ...(name === '' ? [] : [name])].join('.')

/** One shape of several that an input may have: the keys it does not know, and what else is wrong. */
type Shape = { strange: readonly string[]; issues: readonly z.core.$ZodIssue[] }

const shapeOf = (issues: readonly z.core.$ZodIssue[]): Shape => ({
  strange: issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])),
  issues: issues.filter((issue) => issue.code !== 'unrecognized_keys' || issue.path.length > 0),
})

/** What is wrong with an input that takes one shape or another, judged by the keys that it has. */
function choiceWords(errors: readonly (readonly z.core.$ZodIssue[])[]): FieldWords[] {
  const shapes = errors.map(shapeOf)
  const nowhere = shapes[0]?.strange.filter((key) => shapes.every(({ strange }) => strange.includes(key))) ?? []
  const strangers = nowhere.map((key) => ({ path: key, message: strangeKey(key) }))
  const elsewhere = shapes.map(({ strange }) => strange.filter((key) => !nowhere.includes(key)))
  const fitting = shapes.filter((_, index) => elsewhere[index]?.length === 0)
  if (fitting.length === 0) return [...togetherWords(elsewhere), ...strangers]
  return [...(missingChoice(fitting) ?? closestOf(fitting)), ...strangers]
}

/** Keys of two shapes at once: those of the others do not go with those of the first. */
function togetherWords([others = [], ...rest]: readonly (readonly string[])[]): FieldWords[] {
  const first = listed([...new Set(rest.flat())].filter((key) => !others.includes(key)))
  return others.map((key) => ({ path: key, message: `Does not go together with ${first}.` }))
}

/**
 * No key says which shape is meant: what each lacks for itself is offered in one sentence. Null where the shapes differ
 * in more than that. A key of one shape only cannot have been given, or the other shapes would not have fitted.
 */
function missingChoice(shapes: readonly Shape[]): FieldWords[] | null {
  if (shapes.length < 2) return null
  const names = shapes.map(({ issues }) => [...new Set(issues.map(({ path }) => path.join('.')))])
  const common = new Set(names[0]?.filter((name) => names.every((some) => some.includes(name))))
  const own = names.map((some) => some.filter((name) => !common.has(name)))
  if (own.some((some) => some.length === 0)) return null
  const shared = shapes[0]?.issues.filter(({ path }) => common.has(path.join('.'))) ?? []
  return [{ path: '', message: `${choiceOf(own)} is missing.` }, ...shared.flatMap(fieldWords)]
}

/** `job_id or order_id` · `stage, or line and state,` */
const choiceOf = (groups: readonly (readonly string[])[]): string =>
  groups.some((group) => group.length > 1) ? `${groups.map(listed).join(', or ')},` : groups.flat().join(' or ')

const listed = (names: readonly string[]): string => names.join(' and ')

/** Of the shapes that were offered, the one that fits best says what is wrong. */
const closestOf = (shapes: readonly Shape[]): FieldWords[] =>
  shapes.reduce((best, one) => (one.issues.length < best.issues.length ? one : best)).issues.flatMap(fieldWords)

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
