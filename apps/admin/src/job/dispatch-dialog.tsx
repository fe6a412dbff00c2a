import { useReturnFocus } from '@h2s/ui/return-focus'
import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { Explain } from '@h2s/ui/explain'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { toProblem } from '@h2s/ui/problem'
import { Loading, SkeletonCards } from '@h2s/ui/skeletons'
import { Tag } from '@h2s/ui/status-badge'
import { toastDone } from '@h2s/ui/toasts'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Candidate, client } from '../api.ts'
import { useJob } from './job-context.ts'
import dialogs from './dialogs.module.css'
import text from './text.module.css'

const tiers = { new: 'New', standard: 'Standard', senior: 'Senior' } as const

function CandidateRow({
  candidate,
  best,
  busy,
  onOffer,
}: {
  candidate: Candidate
  best: boolean
  busy: boolean
  onOffer: (candidate: Candidate) => void
}) {
  const { writing } = useJob()
  const possible = candidate.blockers.length === 0
  return (
    <li className={dialogs.candidate} data-out={!possible || undefined}>
      <PersonAvatar name={candidate.name} size={34} />
      <div className={dialogs.candidateText}>
        <div className={dialogs.candidateName}>
          <b>{candidate.name}</b>
          {best && <Tag tone="indigo">Best match</Tag>}
          {candidate.rejected_before && <Tag tone="orange">Gave it back before</Tag>}
        </div>
        <span className={text.dim}>{[candidate.city, tiers[candidate.tier]].filter(Boolean).join(' · ')}</span>
        {possible && candidate.reasons.length > 0 && (
          <span className={dialogs.reasons}>{candidate.reasons.join(' · ')}</span>
        )}
        <Explain blockers={candidate.blockers} />
      </div>
      {possible && (
        <Button
          variant={best ? 'filled' : 'default'}
          loading={busy}
          disabled={writing !== null && !busy}
          onClick={() => onOffer(candidate)}
        >
          Offer
        </Button>
      )}
    </li>
  )
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
  const out = ranked.filter((one) => one.blockers.length > 0)
  const refused = job.actions.dispatch ?? []
  const offer = (candidate: Candidate) => {
    setError(null)
    write({
      name: `offer:${candidate.pro_id}`,
      done: `Offered to ${candidate.name}`,
      failed: `Could not offer it to ${candidate.name}`,
      send: (version) => client.admin.jobs.dispatch.mutate({ job_id: job.job_id, pro_id: candidate.pro_id, version }),
      onDone: () => {
        toastDone(`Offered to ${candidate.name}.`)
        onClose()
      },
      onFailed: setError,
    })
  }
  const problem = error ? toProblem(error) : null
  return (
    <Modal opened onClose={onClose} title="Assign a tech" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
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
              aria-expanded={showOut}
              onClick={() => setShowOut((was) => !was)}
            >
              {showOut ? 'Hide those who cannot' : `${out.length} who cannot, and why`}
            </Button>
          )}
          {(showOut || fit.length === 0) && (
            <ul className={dialogs.candidates}>
              {out.map((candidate) => (
                <CandidateRow key={candidate.pro_id} candidate={candidate} best={false} busy={false} onOffer={offer} />
              ))}
            </ul>
          )}
        </>
      )}
    </Modal>
  )
}
