import { z } from 'zod'

/** A value by what it must be like; `takes` is how a sentence goes on after "it takes". */
export const that = (holds: (value: string) => boolean, takes: string) =>
  z.string({ error: takes }).refine(holds, takes)

/** Never shown, whatever is wrong with it. */
export const secret = <S extends z.ZodType>(schema: S): S => schema.meta({ secret: true })

const protocolOf = (value: string) => (URL.canParse(value) ? new URL(value).protocol : '')

/** An address of ours or of a service, without a slash at the end. */
export const webUrl = that((value) => /^https?:$/.test(protocolOf(value)), 'an http:// or https:// address').transform(
  (value) => value.replace(/\/+$/, ''),
)
export const postgresUrl = that((value) => /^postgres(ql)?:$/.test(protocolOf(value)), 'a postgres:// address')
export const smtpUrl = that((value) => /^smtps?:$/.test(protocolOf(value)), 'an smtp:// or smtps:// address')

export const wholeNumber = (min: number, max: number) =>
  that(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max,
    `a whole number from ${min} to ${max}`,
  ).transform(Number)

export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  z.enum(words, { error: `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` })

export const startingWith = (prefix: string) =>
  that((value) => value.startsWith(prefix), `a value that starts with ${prefix}`)

export const listOf = (holds: (part: string) => boolean, takes: string) =>
  that((value) => value.split(',').every((part) => holds(part.trim())), takes).transform((value) =>
    value.split(',').map((part) => part.trim()),
  )

export const logLevel = oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
