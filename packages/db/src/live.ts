import postgres from 'postgres'
import { z } from 'zod'

export const liveChannel = 'h2s_live'

/** "This changed": ids only, so that whoever hears it asks again as the person he is. */
export const Notice = z.object({ topic: z.string(), id: z.string(), kind: z.string() })
export type Notice = z.infer<typeof Notice>

export type Listener = { close: () => Promise<void> }

export type ListenOptions = {
  /** Called after each connect, the first and every later one: what was said in between was missed. */
  onConnect?: () => void
}

/**
 * Hears every notice that `record` sends, on one connection of its own that comes back by itself.
 * Resolves once it is listening; rejects when the database cannot be reached at the start.
 */
export async function listenForNotices(
  url: string,
  onNotice: (notice: Notice) => void,
  options: ListenOptions = {},
): Promise<Listener> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    connect_timeout: 5,
    connection: { application_name: 'home2smart live' },
  })
  try {
    await sql.listen(liveChannel, (payload) => deliver(payload, onNotice), options.onConnect)
  } catch (error) {
    await sql.end({ timeout: 0 })
    throw error
  }
  return { close: () => sql.end({ timeout: 1 }) }
}

function deliver(payload: string, onNotice: (notice: Notice) => void): void {
  const notice = Notice.safeParse(parsed(payload))
  if (notice.success) onNotice(notice.data)
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}
