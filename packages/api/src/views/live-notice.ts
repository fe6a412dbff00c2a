import { z } from 'zod'

/** Something changed: ids only, so that a browser refetches what it shows. */
export const liveNotice = z.object({ topic: z.string(), id: z.string(), kind: z.string() })
export type LiveNoticeView = z.infer<typeof liveNotice>
