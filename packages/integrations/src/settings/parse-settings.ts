import type { z } from 'zod'

/** Settings in a form that we cannot take: one sentence per variable, secrets never shown. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings'
}

/**
 * Named values by their schema; an empty one counts as absent. Pure: whoever calls has read the environment.
 * Throws BadSettings with a sentence per bad variable: its name, what it got and what it takes.
 */
export function parseSettings<Shape extends z.ZodRawShape>(
  variables: z.ZodObject<Shape>,
  source: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (parsed.success) return parsed.data
  throw new BadSettings(parsed.error.issues.map((issue) => sentenceOf(issue, variables.shape, given)).join('\n'))
}

function sentenceOf(
  issue: z.core.$ZodIssue,
  shape: Record<string, unknown>,
  given: Record<string, string | undefined>,
): string {
  const name = String(issue.path[0])
  const what =
    given[name] === undefined
      ? 'missing'
      : isSecret(shape[name])
        ? 'set to something it cannot take'
        : `"${given[name]}"`
  return `${name} is ${what}: it takes ${issue.message}.`
}

const isSecret = (schema: unknown): boolean => hasMeta(schema) && schema.meta()?.['secret'] === true

const hasMeta = (schema: unknown): schema is { meta: () => Record<string, unknown> | undefined } =>
  typeof schema === 'object' && schema !== null && 'meta' in schema && typeof schema.meta === 'function'
