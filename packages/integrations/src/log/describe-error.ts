export type DescribedError = { type: string; code?: string; message: string; stack?: string; cause?: DescribedError }

/** What of an error the log keeps: its kind, a message without values or people in it, the frames. */
export function describeError(error: unknown): DescribedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: 'not an error' }
  const { name, code, message, stack, cause } = error as Record<string, unknown>
  const frames = typeof stack === 'string' ? framesOf(stack) : ''
  return {
    type: typeof name === 'string' ? name : 'object',
    ...(typeof code === 'string' ? { code } : {}),
    message: typeof message === 'string' ? withoutPeople(message) : 'no message',
    ...(frames ? { stack: frames } : {}),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  }
}

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')

/** A failed query's message ends with its values; a database's message quotes the one it did not like. */
const withoutPeople = (message: string): string =>
  message
    .replace(/\nparams:[\s\S]*$/, '')
    .replace(/"[^"]*"|'[^']*'/g, '"…"')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replace(/\+?\d[\d\s().-]{6,}\d/g, '[number]')
    .slice(0, 1000)
