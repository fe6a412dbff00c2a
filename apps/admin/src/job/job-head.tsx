import { formatMoney } from '@h2s/ui/money'
import { BlockedButton } from '@h2s/ui/explain'
import { StageStepper } from '@h2s/ui/stage-stepper'
import { isDisputed } from '@h2s/domain/job'
import { StatusBadge } from '@h2s/ui/status-badge'
import { When } from '@h2s/ui/when'
import { statusLook } from '@h2s/ui/words'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconChevronUp, IconCopy, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useGo } from '../routes.tsx'
import { statuses } from '../words.ts'
import { neighbours, openNeighbour } from '../shell/job-list-keys.ts'
import { useJob } from './job-context.ts'
import { JobMenu } from './job-menu.tsx'
import frame from './frame.module.css'
import text from './text.module.css'
import { blockersOf, nextStep } from './next-step.ts'
import { OverrideButton } from './override-button.tsx'
import { useStep } from './use-step.ts'

const noSubscription = () => () => undefined

/** The drawer's top edge: which job, its neighbours, the way out. */
export function JobBar({ number, jobId, onClose }: { number: string; jobId: string; onClose: () => void }) {
  const go = useGo()
  const clipboard = useClipboard({ timeout: 1200 })
  /* The list behind the drawer is the page's; what stands in it is read from there. */
  const around = useSyncExternalStore(noSubscription, () => neighbours(jobId))
  const walk = (step: 1 | -1) => openNeighbour(jobId, step, (id) => go({ job: id }, { replace: true }))
  return (
    <div className={frame.bar}>
      {/* What has the focus first: the way on is not the way out. */}
      <span className={frame.barNumber} tabIndex={-1} data-autofocus>
        {number}
      </span>
      {number && (
        <Tooltip label={clipboard.copied ? 'Copied' : 'Copy a link to this job'}>
          <ActionIcon aria-label="Copy a link to this job" onClick={() => clipboard.copy(window.location.href)}>
            {clipboard.copied ? <IconCheck size={15} stroke={1.8} /> : <IconCopy size={15} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      )}
      <span className={text.grow} />
      <ActionIcon aria-label="Previous job (K)" disabled={!around.includes('before')} onClick={() => walk(-1)}>
        <IconChevronUp size={17} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label="Next job (J)" disabled={!around.includes('after')} onClick={() => walk(1)}>
        <IconChevronDown size={17} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label="Close (Esc)" onClick={onClose} size="lg">
        <IconX size={18} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}

/* The stages are named as everywhere else: one status has one word. */
const road = statuses
  .filter((status) => status !== 'cancelled')
  .map((status) => ({ id: status, label: statusLook(status).label }))

/** Who, what, where it stands, and the one thing to do next with everything that stands in its way. */
export function JobHead({ stale }: { stale: boolean }) {
  const { job } = useJob()
  const disputed = isDisputed(job)
  const place = [job.service_city, job.service_state].filter(Boolean).join(', ')
  return (
    <div className={frame.head}>
      <div className={frame.headTop}>
        <div className={frame.headText}>
          <h2 className={frame.title} tabIndex={-1}>
            {job.customer_name}
          </h2>
          <p className={frame.subtitle}>
            <span>{[job.service_name, place].filter(Boolean).join(' · ')}</span>
            {job.start_iso && <When start={job.start_iso} end={job.end_iso} zone={job.time_zone} />}
          </p>
        </div>
        <StatusBadge status={disputed && job.status === 'completed' ? 'disputed' : job.status} />
      </div>
      {stale && <p className={text.warn}>This is what was last seen: the server cannot be reached.</p>}
      {job.status === 'cancelled' ? (
        <p className={text.warn}>
          {job.cancel_reason ? `Cancelled: “${job.cancel_reason}”.` : 'Cancelled.'}
          {job.paid_cents > 0 &&
            ` The customer has paid ${formatMoney(job.paid_cents, job.currency)}: a refund is to be decided by hand.`}
        </p>
      ) : (
        <StageStepper steps={road} current={job.status} done={job.status === 'paid'} label="Status of the job" />
      )}
      {disputed && job.dispute_reason && (
        <p className={text.warn}>The customer disputes the work: “{job.dispute_reason}”</p>
      )}
      {job.status !== 'cancelled' && <Actions />}
    </div>
  )
}

/** The next step, filled, with what is in its way; the rest behind "More". */
function Actions() {
  const { job, writing } = useJob()
  const step = useStep()
  const next = nextStep(job)
  const blockers = next ? blockersOf(job, next) : []
  return (
    <div className={frame.actions}>
      {next ? (
        <div className={frame.next}>
          <BlockedButton
            size="sm"
            blockers={blockers}
            loading={writing === next.action}
            disabled={writing !== null && writing !== next.action}
            onClick={() => step(next)}
          >
            {next.label}
          </BlockedButton>
          <OverrideButton step={next} />
        </div>
      ) : (
        <span className={frame.rest}>
          {job.status !== 'paid'
            ? 'Nothing for you to do here.'
            : job.payouts.some(({ status }) => status === 'approved')
              ? 'Done and settled. The tech’s payout is approved and still to be transferred.'
              : 'Done and paid. Nothing left to do.'}
        </span>
      )}
      <JobMenu />
    </div>
  )
}
