import { router } from '../../trpc.ts'
import { rankCandidates } from './candidates.ts'
import { listPros } from './list.ts'

export const prosRouter = router({ list: listPros, candidates: rankCandidates })
