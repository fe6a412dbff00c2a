import { TRPCError } from '@trpc/server'
import { Refusal } from '../errors.ts'
import type { LiveNoticeView } from '../views/live-notice.ts'

/** Whom a notice concerns beside dispatch; null when its thing is gone. */
export type Concerned = { customer_id: string | null; live_pro_ids: readonly string[] } | null

export type LiveHub = {
  /** Passes a notice to everybody who listens. */
  publish: (notice: LiveNoticeView) => void
  /**
   * Notices from now on for one listener (`who` is an actor's id), until the signal aborts or the hub closes. Throws
   * TOO_MANY_STREAMS when they listen too often already.
   */
  subscribe: (who: string, signal: AbortSignal | undefined) => AsyncIterable<LiveNoticeView>
  /** Whom the job of a notice concerns: asked once for each notice that was heard, whoever wants to know. */
  concernedBy: (notice: LiveNoticeView) => Promise<Concerned>
  /** Ends every subscription: the process is going. */
  close: () => void
  /** How many listen. */
  size: () => number
}

/** A slow browser does not hold memory: past this many unread notices it is told to look at everything again. */
const mostUnread = 200
/** Streams that one person may have open on this process: more than anybody has tabs and phones. */
const mostStreams = 30
const lookAgain: LiveNoticeView = { topic: 'all', id: '*', kind: 'refresh' }

/** One per process: the database is listened to once, and this fans it out to the browsers' streams. */
export function createLiveHub(audienceOf: (jobId: string) => Promise<Concerned>): LiveHub {
  const streams = new Map<Stream, string>()
  const audiences = new WeakMap<LiveNoticeView, Promise<Concerned>>()
  return {
    publish: (notice) => {
      for (const stream of streams.keys()) stream.push(notice)
    },
    subscribe: (who, signal) => {
      if ([...streams.values()].filter((other) => other === who).length >= mostStreams) throw tooMany()
      const stream = openStream(() => streams.delete(stream))
      streams.set(stream, who)
      if (signal?.aborted) stream.end()
      signal?.addEventListener('abort', stream.end, { once: true })
      return stream.notices()
    },
    concernedBy: (notice) => {
      const asked = audiences.get(notice) ?? audienceOf(notice.id)
      audiences.set(notice, asked)
      return asked
    },
    close: () => {
      for (const stream of streams.keys()) stream.end()
    },
    size: () => streams.size,
  }
}

const tooMany = (): TRPCError =>
  new TRPCError({
    code: 'TOO_MANY_REQUESTS',
    cause: new Refusal('TOO_MANY_STREAMS', 'This page is open too often: please close some of its tabs, then reload.'),
  })

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
