import { ErrorState } from '@h2s/ui/error-state'
import { EmptyState } from '@h2s/ui/empty-state'
import { toProblem } from '@h2s/ui/problem'
import { Loading, SkeletonLines } from '@h2s/ui/skeletons'
import { Button, Drawer, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type MouseEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { api, asJobDetail, type JobDetail } from '../api.ts'
import { useGo } from '../routes.tsx'
import { usePhone } from '../use-phone.ts'
import { focusJob } from '../shell/job-list-keys.ts'
import { useOffer } from '../shell/offered-commands.ts'
import { AttentionSection } from './attention-section.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { CustomerSection } from './customer-section.tsx'
import { EquipmentSection } from './equipment-section.tsx'
import { InstallSection } from './install-section.tsx'
import { useJobCommands } from './job-commands.ts'
import { JobContext, type JobDialog, useJob } from './job-context.ts'
import { JobDialogs } from './job-dialogs.tsx'
import { JobBar, JobHead } from './job-head.tsx'
import { useJobKeys } from './job-keys.ts'
import frame from './frame.module.css'
import { MessagesSection } from './messages-section.tsx'
import { MoneySection } from './money-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { useJobWrites } from './use-job-writes.ts'
import { VisitSection } from './visit-section.tsx'

/** One job beside the board: everything about it, and everything that can be done with it. */
export function JobDrawer({ jobId }: { jobId: string }) {
  const go = useGo()
  /* Escape closes what is on top: a dialog first, then the drawer. */
  const [covered, setCovered] = useState(false)
  const phone = usePhone()
  const detail = useQuery(api.admin.jobs.get.queryOptions({ job_id: jobId }, { staleTime: 10_000 }))
  const close = useCallback(() => {
    go({ job: undefined })
    requestAnimationFrame(() => requestAnimationFrame(() => focusJob(jobId)))
  }, [go, jobId])
  const job = detail.data && asJobDetail(detail.data.job)
  const title = job ? `${job.job_number}, ${job.customer_name}` : 'Job'
  useEffect(() => {
    const before = document.title
    if (job) document.title = `${job.job_number} · Home2Smart dispatch`
    return () => {
      document.title = before
    }
  }, [job])

  return (
    <Drawer.Root
      opened
      onClose={close}
      position="right"
      size={phone ? '100%' : 920}
      returnFocus={false}
      closeOnEscape={!covered}
      data-job-drawer
    >
      <Drawer.Overlay className={frame.overlay} />
      <Drawer.Content aria-label={title} className={frame.drawer}>
        <Drawer.Body className={frame.body}>
          <JobBar number={job?.job_number ?? ''} jobId={jobId} onClose={close} />
          {job ? (
            <OpenJob key={job.job_id} job={job} onCover={setCovered} stale={detail.isError} />
          ) : (
            <>
              {detail.isError ? (
                toProblem(detail.error).httpStatus === 404 ? (
                  <EmptyState
                    title="There is no such job"
                    action={
                      <Button variant="default" onClick={close}>
                        Back to the list
                      </Button>
                    }
                  >
                    The link may be old, or it belongs to somebody else.
                  </EmptyState>
                ) : (
                  <ErrorState
                    error={detail.error}
                    what="The job did not load"
                    onRetry={() => void detail.refetch()}
                    retrying={detail.isFetching}
                  />
                )
              ) : detail.fetchStatus === 'paused' ? (
                <EmptyState title="You are offline">
                  This job was not opened before, so it is not on this machine. It opens by itself when the connection
                  returns.
                </EmptyState>
              ) : (
                <Loading label="Loading the job">
                  <span className={frame.skeleton}>
                    <Skeleton height={24} width="45%" />
                    <Skeleton height={14} width="65%" mt={10} />
                    <Skeleton height={34} mt={24} mb={30} />
                    <SkeletonLines lines={9} height={16} gap={18} />
                  </span>
                </Loading>
              )}
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function JobKeys() {
  useJobKeys()
  return null
}

/** What can be done with the job, for the palette; nothing while something is being done. */
function JobOffer() {
  const { job, writing } = useJob()
  const { next, steps, rest } = useJobCommands()
  const commands = [...(next ? [next] : []), ...steps, ...rest]
  useOffer(`${job.job_number} · ${job.customer_name}`, writing === null ? commands : [])
  return null
}

/**
 * The second click of a double click belongs to what the first has done: the next button that has taken its place in
 * between is another decision.
 */
function dropSecondClick(event: MouseEvent): void {
  if (event.detail < 2 || !(event.target instanceof Element) || event.target.closest('button, label') === null) return
  event.preventDefault()
  event.stopPropagation()
}

function OpenJob({ job, onCover, stale }: { job: JobDetail; onCover: (covered: boolean) => void; stale: boolean }) {
  const [dialog, setDialog] = useState<JobDialog | null>(null)
  const { write, writing, conflict, keepTheirs, backToForm, applyMine } = useJobWrites(job)
  const closeDialog = () => setDialog(null)
  const over = dialog !== null || conflict !== null
  useEffect(() => {
    onCover(over)
    return () => onCover(false)
  }, [over, onCover])
  const value = useMemo(() => ({ job, write, writing, open: setDialog }), [job, write, writing])
  return (
    <JobContext value={value}>
      <JobKeys />
      <JobOffer />
      <div className={frame.scroll} onClickCapture={dropSecondClick}>
        <JobHead stale={stale} />
        <div className={frame.grid}>
          <div className={frame.mainColumn}>
            <AttentionSection />
            <VisitSection />
            <EquipmentSection />
            <InstallSection />
          </div>
          <div className={frame.sideColumn}>
            <CustomerSection />
            <MoneySection />
          </div>
          <div className={frame.mainColumn}>
            <MessagesSection />
            <TimelineSection />
          </div>
        </div>
      </div>
      {/* A form stays under the question, as it was left; Escape answers the question first. */}
      <JobDialogs
        dialog={conflict && !conflict.write.form ? null : dialog}
        onClose={() => {
          if (!conflict) closeDialog()
        }}
      />
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          onBack={conflict.write.form ? backToForm : null}
          onKeep={() => {
            closeDialog()
            keepTheirs()
          }}
          onApply={() => {
            /* A form closes when it worked: if this is refused, it is there that one reads why. */
            if (!conflict.write.form) closeDialog()
            applyMine()
          }}
        />
      )}
    </JobContext>
  )
}
