import { useReturnFocus } from '@h2s/ui/return-focus'
import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { Explain } from '@h2s/ui/explain'
import { toProblem } from '@h2s/ui/problem'
import { Loading, SkeletonCards } from '@h2s/ui/skeletons'
import { SlowHint } from '@h2s/ui/slow-hint'
import { toastDone } from '@h2s/ui/toasts'
import { Ago } from '@h2s/ui/when'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../api.ts'
import { CandidateRow, type Offer } from './candidate-row.tsx'
import { useJob } from './job-context.ts'
import { isOverridable } from './override.ts'
import { dispatchLabel, seatOf } from './seat.ts'
import { useAsked } from './use-asked.ts'
import dialogs from './dialogs.module.css'
import text from './text.module.css'

/** What a new offer does to who has the job, or an offer for it, already. */
function Consequence() {
  const { job } = useJob()
  const name = job.assignment?.pro_name ?? ''
  const pending = job.assignments.find(({ role, state }) => role === 'helper' && state === 'offered')
  switch (seatOf(job)) {
    case 'instead':
      return (
        <p className={text.lead}>
          <b>{name}</b> was asked{' '}
          {job.assignment?.offered_at ? <Ago at={job.assignment.offered_at} zone={job.time_zone} /> : 'before'} and has
          not answered. A new offer withdraws theirs.
        </p>
      )
    case 'second':
      return (
        <p className={text.lead}>
          For the second seat, beside <b>{name}</b>.
          {pending && (
            <>
              {' '}
              <b>{pending.pro_name}</b> was asked and has not answered. A new offer withdraws theirs.
            </>
          )}
        </p>
      )
    default:
      return null
  }
}

/** Whom to send: best first with the reasons, and for everybody else what rules them out. */
export function DispatchDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const [error, setError] = useState<unknown>(null)
  const [showOut, setShowOut] = useState(false)
  const list = useQuery(api.admin.pros.candidates.queryOptions({ job_id: job.job_id }, { staleTime: 15_000 }))
  const ranked = (list.data?.candidates ?? []).toSorted((a, b) => a.rank - b.rank)
  const fit = ranked.filter((one) => one.blockers.length === 0)
  /* Who can be sent with a reason stands before who cannot be sent at all. */
  const out = ranked
    .filter((one) => one.blockers.length > 0)
    .toSorted((a, b) => Number(isOverridable(b.blockers)) - Number(isOverridable(a.blockers)))
  const refused = job.actions.dispatch ?? []
  const [title] = useState(() => dispatchLabel(job))
  const failed = useAsked(onClose, setError)
  const offer: Offer = (candidate, override_reason) => {
    setError(null)
    write({
      name: `offer:${candidate.pro_id}`,
      form: true,
      mine: [{ label: 'Offer to', value: candidate.name }],
      done: `Offered to ${candidate.name}`,
      failed: `Could not offer it to ${candidate.name}`,
      send: (version) =>
        client.admin.jobs.dispatch.mutate({
          job_id: job.job_id,
          pro_id: candidate.pro_id,
          ...(override_reason === undefined ? {} : { override_reason }),
          version,
        }),
      onDone: () => {
        toastDone(`Offered to ${candidate.name}.`)
        onClose()
      },
      onFailed: failed,
    })
  }
  const problem = error ? toProblem(error) : null
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Consequence />
      <div aria-live="polite">
        {problem && (
          <div className={dialogs.problem} role="alert">
            <b>{problem.sentence}</b>
            <Explain blockers={problem.blockers.filter((blocker) => blocker.message !== problem.sentence)} />
          </div>
        )}
      </div>
      {refused.length > 0 && (
        <div className={text.note}>
          <Explain blockers={refused} />
        </div>
      )}
      {list.isPending ? (
        <Loading label="Ranking the techs">
          <SkeletonCards cards={4} height={62} />
        </Loading>
      ) : list.isError && ranked.length === 0 ? (
        <ErrorState
          size="small"
          error={list.error}
          what="The techs could not be ranked"
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : (
        <>
          {fit.length === 0 && (
            <EmptyState size="small" title="Nobody fits right now">
              Every tech below says what rules them out, and what would change that.
            </EmptyState>
          )}
          <ul className={dialogs.candidates}>
            {fit.map((candidate, index) => (
              <CandidateRow
                key={candidate.pro_id}
                candidate={candidate}
                best={index === 0}
                busy={writing === `offer:${candidate.pro_id}`}
                onOffer={offer}
              />
            ))}
          </ul>
          {out.length > 0 && fit.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              mt="xs"
              ml={-14}
              aria-expanded={showOut}
              onClick={() => setShowOut((was) => !was)}
            >
              {showOut
                ? 'Hide who does not fit'
                : `${out.length} who ${out.length === 1 ? 'does' : 'do'} not fit, and why`}
            </Button>
          )}
          {(showOut || fit.length === 0) && (
            <ul className={dialogs.candidates}>
              {out.map((candidate) => (
                <CandidateRow
                  key={candidate.pro_id}
                  candidate={candidate}
                  best={false}
                  busy={writing === `offer:${candidate.pro_id}`}
                  onOffer={offer}
                />
              ))}
            </ul>
          )}
        </>
      )}
      <SlowHint waiting={writing !== null} />
    </Modal>
  )
}
