import type { z } from 'zod'
import { invalid } from './domain-error.ts'
import type { DomainError, Issue } from './domain-error.ts'

/** Of numbers our documents hold whole ones only. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
}

/** What a schema did not take: every problem in our words with its path, the first five in the message too. */
export function badInput(what: string, { issues }: z.ZodError): DomainError {
  const all = issues.flatMap(inWords)
  const told = all.slice(0, 5).map(({ path, message }) => (path === '' ? message : `${path} ${message}`))
  return invalid(`${what} problems: ${told.join('; ')}`, all)
}

function inWords(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }))
  return [{ path: issue.path.join('.'), message: sentenceOf(issue) }]
}

/** A schema that has words of its own has said them: bounds always do. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`
  return issue.code === 'invalid_type' ? `must be ${kinds[issue.expected] ?? 'an object'}` : issue.message
}
