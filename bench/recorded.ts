/** Which statements a read sends: taken down while it runs. */
import pg from 'pg'
import type { Statement } from './reference.ts'

const textOf = (query: unknown): string =>
  typeof query === 'string'
    ? query
    : typeof query === 'object' && query !== null && 'text' in query
      ? String(query.text)
      : ''

const valuesOf = (query: unknown, values: unknown): unknown[] => {
  if (Array.isArray(values)) return [...values]
  return typeof query === 'object' && query !== null && 'values' in query && Array.isArray(query.values)
    ? [...query.values]
    : []
}

/** Runs `read` and answers with the statements it sent, in order. */
export const recordStatements = async (read: () => Promise<unknown>): Promise<Statement[]> => {
  const sent: Statement[] = []
  // oxlint-disable-next-line typescript/unbound-method -- put back as it was, and applied to the client it is called on.
  const original = pg.Client.prototype.query
  const listening: typeof original = function query(this: pg.Client, ...args: unknown[]) {
    sent.push({ text: textOf(args[0]), values: valuesOf(args[0], args[1]) })
    return Reflect.apply(original, this, args)
  }
  pg.Client.prototype.query = listening
  try {
    await read()
  } finally {
    pg.Client.prototype.query = original
  }
  return sent.filter(({ text }) => !/^(begin|commit|rollback|set )/i.test(text))
}
