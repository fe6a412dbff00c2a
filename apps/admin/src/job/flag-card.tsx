import { useDraft } from '@h2s/ui/draft'
import { Explain } from '@h2s/ui/explain'
import { toProblem } from '@h2s/ui/problem'
import { SeverityBadge } from '@h2s/ui/severity-badge'
import { Ago } from '@h2s/ui/when'
import { flagLabel } from '@h2s/ui/words'
import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { client, type PainFlag } from '../api.ts'
import { ActionChips } from './choice-chips.tsx'
import { wallOptions, wireOptions } from './install-words.ts'
import { useJob } from './job-context.ts'
import { dispatchLabel } from './seat.ts'
import attention from './attention.module.css'
import text from './text.module.css'
import { useInstallWrite } from './use-install-write.ts'
import { usePlanWrite } from './use-plan-write.ts'

/** The thing that settles a flag, inside the flag. */
function Fix({ flag }: { flag: PainFlag }) {
  const { job, open, writing } = useJob()
  const saveInstall = useInstallWrite()
  const plan = usePlanWrite()
  const may = job.actions.update_install_details
  switch (flag.flag) {
    case 'WALL_TYPE_UNKNOWN':
      return may?.length === 0 ? (
        <ActionChips
          label="What is the wall made of?"
          options={wallOptions}
          onChoose={(wall_type) => saveInstall({ wall_type })}
          disabled={writing !== null}
        />
      ) : null
    case 'WIRE_MANAGEMENT_UNKNOWN':
      return may?.length === 0 ? (
        <ActionChips
          label="How should the wires be hidden?"
          options={wireOptions}
          onChoose={(wire_management_required) => saveInstall({ wire_management_required })}
          disabled={writing !== null}
        />
      ) : null
    case 'ORDERING_AMBIGUOUS':
      return job.actions.generate_order_plan?.length === 0 ? (
        <Button variant="light" onClick={plan} loading={writing === 'plan'}>
          {job.metadata.order_plan ? 'Generate again' : 'Generate the order plan'}
        </Button>
      ) : null
    case 'TEAM_REQUIRED_UNCONFIRMED':
      return job.actions.dispatch ? (
        <Button variant="light" onClick={() => open('dispatch')}>
          {dispatchLabel(job)}
        </Button>
      ) : null
    case 'SCHEDULE_CONFLICT':
      return job.actions.schedule ? (
        <Button variant="light" onClick={() => open('time')}>
          Choose another time
        </Button>
      ) : null
    case 'SCOPE_MISMATCH':
      return may?.length === 0 ? (
        <Button variant="light" onClick={() => open('install')}>
          Correct the installation details
        </Button>
      ) : null
    default:
      return null
  }
}

/** Why, since when, when it clears by itself, and how to settle it here. */
export function FlagCard({ flag }: { flag: PainFlag }) {
  const { job, write, writing } = useJob()
  const opener = useRef<HTMLButtonElement>(null)
  const [resolving, setResolving] = useState(false)
  const [notes, setNotes, forgetNotes] = useDraft(`resolve:${flag.flag_id}`)
  const [error, setError] = useState<unknown>(null)
  const problem = error ? toProblem(error) : null
  const name = `resolve:${flag.flag_id}`
  const putAway = () => {
    setResolving(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const resolve = () => {
    setError(null)
    write({
      name,
      done: `${flagLabel(flag.flag)} resolved`,
      failed: 'Could not resolve the flag',
      send: (version) =>
        client.admin.flags.resolve.mutate({
          job_id: job.job_id,
          flag: flag.flag_id,
          ...(notes.trim() ? { resolution_notes: notes.trim() } : {}),
          version,
        }),
      onDone: forgetNotes,
      onFailed: setError,
    })
  }
  return (
    <article className={attention.flag} data-severity={flag.severity} aria-label={flagLabel(flag.flag)}>
      <div className={attention.flagHead}>
        <SeverityBadge severity={flag.severity} />
        <h4>{flagLabel(flag.flag)}</h4>
        <span className={text.dim}>
          {flag.origin === 'manual' ? 'raised by hand, ' : ''}
          <Ago at={flag.added_at} zone={job.time_zone} />
        </span>
      </div>
      <p className={attention.flagMessage}>{flag.message}</p>
      <Fix flag={flag} />
      {resolving ? (
        <form
          className={attention.resolve}
          onSubmit={(event) => {
            event.preventDefault()
            resolve()
          }}
        >
          <Textarea
            label="What was done?"
            description="It stays in the job's history."
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            maxLength={2000}
            autoFocus
            // Escape puts the note away; the drawer around it stays.
            data-mantine-stop-propagation
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              putAway()
            }}
            error={problem?.sentence}
          />
          {problem && <Explain blockers={problem.blockers.filter((blocker) => blocker.message !== problem.sentence)} />}
          <div className={text.dialogButtons}>
            <Button variant="default" onClick={putAway}>
              Not yet
            </Button>
            <Button type="submit" loading={writing === name}>
              Resolve
            </Button>
          </div>
        </form>
      ) : (
        <footer className={attention.flagFoot}>
          <span className={text.dim}>{flag.clears_when}</span>
          {job.actions.resolve_flag && (
            <Button ref={opener} variant="subtle" color="gray" onClick={() => setResolving(true)}>
              Resolve with a note
            </Button>
          )}
        </footer>
      )}
    </article>
  )
}
