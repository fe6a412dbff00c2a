import type { LiveNoticeView } from '../views/live-notice.ts'

export type LiveHub = { subscribe: (signal: AbortSignal) => AsyncIterable<LiveNoticeView> }
