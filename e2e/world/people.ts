import { join } from 'node:path'

export const people = ['admin', 'dispatcher', 'provider', 'customer'] as const
export type Person = (typeof people)[number]

export const emailOf = (person: Person): string => `${person}@demo.test`
export const demoPassword = 'home2smart-demo'

/** Where the cookies of a signed-in person are kept for this run. */
export const cookiesOf = (person: Person): string => join(process.env.E2E_DATA ?? '', `${person}.cookies.json`)
