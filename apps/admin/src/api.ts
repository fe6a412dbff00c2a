import type { AppRouter } from '@h2s/api/root'
import { createApiClient, createQueryClient } from '@h2s/ui/api-client'
import type { inferRouterOutputs } from '@trpc/server'
import type { JobMetadataV2 } from '@h2s/domain/job'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { z } from 'zod'

type Outputs = inferRouterOutputs<AppRouter>
export type JobCard = Outputs['admin']['jobs']['list']['jobs'][number]
export type BoardCounts = Outputs['admin']['jobs']['list']['counts']
export type WireJob = Outputs['admin']['jobs']['get']['job']
export type AuditEntry = Outputs['admin']['jobs']['audit']['entries'][number]
type Metadata = Pick<
  z.infer<typeof JobMetadataV2>,
  | 'wire_management_required'
  | 'wall_type'
  | 'mounting_surface_notes'
  | 'special_constraints'
  | 'customer_priority_notes'
  | 'equipment_lane'
  | 'order_required'
  | 'order_stage'
  | 'order_plan'
  | 'pain_flags'
>
export type JobDetail = Omit<WireJob, 'metadata'> & {
  metadata: Metadata & { audit_log: AuditEntry[] }
}
export type JobStatus = JobDetail['status']
export type JobAction = keyof JobDetail['actions']
export type PainFlag = NonNullable<JobDetail['metadata']['pain_flags']>[number]
export type OrderPlan = NonNullable<JobDetail['metadata']['order_plan']>
export type Candidate = Outputs['admin']['pros']['candidates']['candidates'][number]
export type Payout = Outputs['admin']['payouts']['list']['payouts'][number]
export type SessionUser = Outputs['me']['get']['user']

/**
 * The same job, with the document's type as the domain has it: tRPC's inference loses optional keys that stand
 * beside an index signature.
 */
export function asJobDetail(job: WireJob): JobDetail {
  return job
}

export const client = createApiClient<AppRouter>()

/** Whether a session of this page has ended by itself: the sign-in says so. */
export const session = { hasEnded: false }

/** A session that ended anywhere in the app: who we are is asked again, and the shell shows the sign-in. */
export const queryClient = createQueryClient({
  onUnauthorized: () => {
    if (queryClient.getQueryState(api.me.get.queryKey())?.status === 'success') {
      session.hasEnded = true
      void queryClient.resetQueries({ queryKey: api.me.get.queryKey() })
    }
  },
})

export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
