import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number in E.164 as typed by a person in the United States, or null when it cannot be one. */
export function normalisePhone(typed: string | null | undefined): string | null {
  // Longer than any number with its extension: not worth parsing.
  if (typed === null || typed === undefined || typed.length > 40) return null
  const number = parsePhoneNumberFromString(typed, 'US')
  return number?.isPossible() === true ? number.number : null
}
