import { say, yellow } from '../say.mjs'
import { WhyNot } from '../why-not.ts'
import { type Prepared, prepareDatabase } from './prepare-database.ts'

/** `DATABASE_URL` without what nobody should read over a shoulder. */
const withoutPassword = (url: URL): string => `${url.hostname}${url.port ? `:${url.port}` : ''}${url.pathname}`

/** The codes that an error carries, in itself, in what caused it, or in its words. */
const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : codesOf(error.cause)
  const own = 'code' in error ? String(error.code) : ''
  return [own, ...(error.message.match(/\b[A-Z0-9_]{5,}\b/g) ?? []), ...inner]
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ECONNRESET: 'it broke the connection off',
  '28P01': 'it does not take the password',
  '28000': 'it does not let this user in',
  '3D000': 'there is no database of that name',
  '42501': 'this user may not change the schema',
}

/** Brings the database that `DATABASE_URL` names up to date; says in one sentence why it cannot be used. */
export const prepareExternalDatabase = async (
  databaseUrl: string,
  demo: boolean,
): Promise<Prepared & { ownerUrl: string }> => {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol))
    throw new WhyNot(
      'DATABASE_URL is not an address of PostgreSQL; it takes postgres://user:password@host:5432/database.',
    )
  try {
    const prepared = await prepareDatabase(databaseUrl, demo, (sentence) => say(yellow(sentence)))
    return { ownerUrl: databaseUrl, ...prepared }
  } catch (error) {
    const code = codesOf(error).find((one) => one in reasons)
    const timedOut = error instanceof Error && /timeout/i.test(error.message)
    if (!code && !timedOut) throw error
    const reason = code ? reasons[code] : 'it does not answer'
    throw new WhyNot(
      `The database of DATABASE_URL (${withoutPassword(new URL(databaseUrl))}) cannot be used: ${reason}.`,
    )
  }
}
