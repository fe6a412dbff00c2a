import { Explain } from '@h2s/ui/explain'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { Tag } from '@h2s/ui/status-badge'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { Candidate } from '../api.ts'
import dialogs from './dialogs.module.css'
import { useJob } from './job-context.ts'
import { isOverridable } from './override.ts'
import text from './text.module.css'

/** Offers the job to a tech; with a reason, in spite of what speaks against them. */
export type Offer = (candidate: Candidate, overrideReason?: string) => void

/** A tech, what speaks for or against them, and the offer. */
export function CandidateRow({
  candidate,
  best,
  busy,
  onOffer,
}: {
  candidate: Candidate
  best: boolean
  busy: boolean
  onOffer: Offer
}) {
  const { writing } = useJob()
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const possible = candidate.blockers.length === 0
  const putAway = () => {
    setAsking(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <li className={dialogs.candidate} data-out={!possible || undefined}>
      <PersonAvatar name={candidate.name} size={34} />
      <div className={dialogs.candidateText}>
        <div className={dialogs.candidateName}>
          <b>{candidate.name}</b>
          {best && <Tag tone="indigo">Best match</Tag>}
          {candidate.rejected_before && <Tag tone="orange">Gave it back before</Tag>}
        </div>
        {candidate.city && <span className={text.dim}>{candidate.city}</span>}
        {possible && candidate.reasons.length > 0 && (
          <span className={dialogs.reasons}>{candidate.reasons.join(' · ')}</span>
        )}
        <Explain blockers={candidate.blockers} />
        {asking && <WhyAnyway candidate={candidate} busy={busy} onOffer={onOffer} onPutAway={putAway} />}
      </div>
      {possible ? (
        <Button
          variant={best ? 'filled' : 'default'}
          loading={busy}
          disabled={writing !== null && !busy}
          onClick={() => onOffer(candidate)}
          aria-label={`Offer to ${candidate.name}`}
        >
          Offer
        </Button>
      ) : (
        isOverridable(candidate.blockers) &&
        !asking && (
          <Button
            ref={opener}
            variant="default"
            onClick={() => setAsking(true)}
            aria-label={`Offer to ${candidate.name} anyway`}
          >
            Offer anyway…
          </Button>
        )
      )}
    </li>
  )
}

/** An override has a reason: it is asked where the tech stands, so that what is in the way is read beside it. */
function WhyAnyway({
  candidate,
  busy,
  onOffer,
  onPutAway,
}: {
  candidate: Candidate
  busy: boolean
  onOffer: Offer
  onPutAway: () => void
}) {
  const { writing } = useJob()
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (said !== '' && !busy) onOffer(candidate, said)
  }
  return (
    <form className={dialogs.anyway} onSubmit={submit}>
      <Textarea
        label="Why offer it all the same?"
        description="It stays in the timeline, with your name."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={500}
        autoFocus
        // Escape puts the question away; the dialog around it stays.
        data-mantine-stop-propagation
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onPutAway()
        }}
      />
      <div className={text.dialogButtons}>
        <Button variant="default" onClick={onPutAway}>
          Not this tech
        </Button>
        <Button type="submit" loading={busy} disabled={said === '' || (writing !== null && !busy)}>
          Offer to {candidate.name}
        </Button>
      </div>
    </form>
  )
}
