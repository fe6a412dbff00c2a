import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { useOneAtATime } from '@h2s/ui/one-at-a-time'
import { useReturnFocus } from '@h2s/ui/return-focus'
import { toastDone } from '@h2s/ui/toasts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api.ts'
import { useJob } from './job-context.ts'
import text from './text.module.css'

/** A link that went to the wrong place opens the job to whoever has it: all of them are ended, and a new one can be sent. */
export function RevokeLinksDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job } = useJob()
  const queries = useQueryClient()
  const once = useOneAtATime()
  const revoke = useMutation({
    mutationFn: () => client.admin.jobs.revokeLinks.mutate({ job_id: job.job_id }),
    onSuccess: ({ revoked }) => {
      toastDone(revoked === 0 ? 'No link was open.' : revoked === 1 ? 'One link ended.' : `${revoked} links ended.`)
      void queries.invalidateQueries({ queryKey: api.admin.jobs.get.queryKey({ job_id: job.job_id }) })
      onClose()
    },
    onError: once.leave,
  })
  return (
    <ConfirmDialog
      opened
      title="End the customer’s links?"
      confirmLabel="End all links"
      danger
      pending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onConfirm={() => once.enter(() => revoke.mutate())}
    >
      <p className={text.lead}>
        Every link that opens this job without signing in stops working at once. {job.customer_name} needs a new one.
      </p>
    </ConfirmDialog>
  )
}
