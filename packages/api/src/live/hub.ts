import type { LiveNoticeView } from '../views/live-notice.ts'

/** Whom a notice concerns beside dispatch; null when its thing is gone. */
export type Concerned = { customer_id: string | null; live_pro_ids: readonly string[] } | null

export type LiveHub = {
  /** Passes a notice to everybody who listens. */
  publish: (notice: LiveNoticeView) => void
  /** Notices from now on, until the signal aborts or the hub closes. */
  subscribe: (signal: AbortSignal | undefined) => AsyncIterable<LiveNoticeView>
  /** Ends every subscription: the process is going. */
  close: () => void
  /** How many listen. */
  size: () => number
}

/** A slow browser does not hold memory: past this many unread notices it is told to look at everything again. */
const mostUnread = 200
const lookAgain: LiveNoticeView = { topic: 'all', id: '*', kind: 'refresh' }

/** One per process: the database is listened to once, and this fans it out to the browsers' streams. */
export function createLiveHub(): LiveHub {
  const streams = new Set<Stream>()
  return {
    publish: (notice) => {
      for (const stream of streams) stream.push(notice)
    },
    subscribe: (signal) => {
      const stream = openStream(() => streams.delete(stream))
      streams.add(stream)
      if (signal?.aborted) stream.end()
      signal?.addEventListener('abort', stream.end, { once: true })
      return stream.notices()
    },
    close: () => {
      for (const stream of streams) stream.end()
    },
    size: () => streams.size,
  }
}

type Stream = { push: (notice: LiveNoticeView) => void; end: () => void; notices: () => AsyncIterable<LiveNoticeView> }

function openStream(onEnd: () => void): Stream {
  let unread: LiveNoticeView[] = []
  let ended = false
  let wake = () => {}
  const end = () => {
    ended = true
    onEnd()
    wake()
  }
  async function* notices() {
    try {
      for (;;) {
        const batch = unread
        unread = []
        yield* batch
        if (ended) return
        if (unread.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      end()
    }
  }
  return {
    push: (notice) => {
      if (ended) return
      if (unread.length >= mostUnread) unread = [lookAgain]
      else unread.push(notice)
      wake()
    },
    end,
    notices,
  }
}
