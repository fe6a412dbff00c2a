import { router } from '../../trpc.ts'
import { listCandidates } from './candidates.ts'
import { listPros } from './list.ts'

export const prosRouter = router({ list: listPros, candidates: listCandidates })
