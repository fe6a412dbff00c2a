import { jobBoard, jobSorts } from '@h2s/db/read/job-board'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { cursor, instantInput, limit, oneOrMany } from '../../inputs/words.ts'
import { jobBoardPage } from '../../views/job-card.ts'
import { jobStatus, lane, orderStage, painFlagType, severity } from '../../views/words.ts'

/** What the board can be narrowed by. Every key is optional; all that are given must hold. */
export const listJobsInput = z
  .strictObject({
    status: oneOrMany(jobStatus),
    flag: oneOrMany(painFlagType),
    severity: oneOrMany(severity),
    lane: oneOrMany(lane),
    order_stage: oneOrMany(orderStage),
    pro_id: z.string().max(64).optional().describe('A provider, or `none` for jobs that nobody has'),
    from: instantInput.optional(),
    to: instantInput.optional(),
    q: z.string().trim().max(100).optional().describe('Name, number, city, phone tail, order'),
    sort: z.enum(jobSorts).optional().describe('`newest` (the default), or `visit`: soonest first, without one last'),
    cursor,
    limit,
  })
  .default({})

export const listJobs = staffProcedure
  .meta({
    rest: { method: 'GET', path: '/api/admin_jobs_list', summary: 'The board: jobs by filter, a page at a time' },
  })
  .input(listJobsInput)
  .output(checked(jobBoardPage))
  .query(({ ctx, input }) => jobBoard(ctx.db, input))
