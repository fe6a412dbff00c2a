import { crewTimes } from '@h2s/db/read/crew-times'
import { workingNow } from '@h2s/db/read/working-now'
import type { Context } from '@h2s/commands/context'
import type { CrewNow } from './provider-view.ts'

/** What a provider is at work on, and what of their time is taken from now on. */
export async function crewNow({ db, now }: Context, proId: string): Promise<CrewNow> {
  const [crew_working, crew_taken] = await Promise.all([workingNow(db, [proId]), crewTimes(db, [proId], now())])
  return { crew_working, crew_taken }
}
