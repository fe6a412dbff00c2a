import { useQuery } from '@tanstack/react-query'
import { api, type JobAction } from '../api.ts'
import { useJob } from './job-context.ts'
import { asksFor, type Ask } from './override.ts'

/** Who has asked already to take this step in spite of a critical flag; a colleague's word before one's own. */
export function useFirstAsk(action: JobAction): (Ask & { mine: boolean }) | null {
  const { job } = useJob()
  const me = useQuery(api.me.get.queryOptions(undefined, { staleTime: 5 * 60_000 })).data?.user?.user_id
  const asks = asksFor(job, action)
  const ask = asks.find(({ by }) => by !== me) ?? asks[0]
  return ask ? { ...ask, mine: ask.by === me } : null
}
