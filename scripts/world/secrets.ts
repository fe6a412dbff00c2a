/** Secrets that nobody set: made once, kept beside the data, readable by the owner only. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Secrets {
  AUTH_SECRET: string
}

const readSecrets = (file: string): Partial<Secrets> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

export const keepSecrets = (file: string): Secrets => {
  const kept = readSecrets(file)
  if (kept.AUTH_SECRET) return { AUTH_SECRET: kept.AUTH_SECRET }
  const secrets: Secrets = { AUTH_SECRET: randomBytes(32).toString('base64url') }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}
