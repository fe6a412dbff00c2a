import { BlockedPopoverButton } from '@h2s/ui/blocked-popover-button'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { StatusBadge } from '@h2s/ui/status-badge'
import { formatDate, formatWindow } from '@h2s/ui/time'
import { Ago, When } from '@h2s/ui/when'
import { statusLook } from '@h2s/ui/words'
import { Button } from '@mantine/core'
import { spellMinutes } from './spell-minutes.ts'
import { useJob } from './job-context.ts'
import { dispatchLabel, seatOf } from './seat.ts'
import text from './text.module.css'
import visit from './visit.module.css'
import { Fact, Facts, Section } from './section.tsx'

const ended = new Set(['declined', 'expired', 'rejected', 'released', 'no_show', 'cancelled'])

/** When, by whom, and who was asked before. */
export function VisitSection() {
  const { job, open } = useJob()
  const { assignment } = job
  const helpers = job.assignments.filter((one) => one.role === 'helper' && !ended.has(one.state))
  const former = job.assignments.filter((one) => ended.has(one.state))
  const dispatch = job.actions.dispatch
  const schedule = job.actions.schedule
  const seat = seatOf(job)
  const asked = job.proposals.find((one) => one.state === 'open')?.windows[0]
  return (
    <Section title="Visit">
      <div className={visit.visit}>
        <div className={visit.visitCard}>
          <span className={text.dim}>When</span>
          {job.start_iso ? (
            <>
              <b className={visit.big}>
                <When start={job.start_iso} end={job.end_iso} zone={job.time_zone} />
              </b>
              <span className={text.dim}>{formatDate(job.start_iso, job.time_zone)}</span>
            </>
          ) : (
            <>
              <b className={visit.big}>Not set</b>
              {asked && (
                <span className={text.dim}>
                  Asked for {formatWindow(asked.start_iso, asked.end_iso, job.time_zone)}
                </span>
              )}
            </>
          )}
          {schedule && (job.status === 'pending_scheduling' || job.status === 'accepted') && (
            <BlockedPopoverButton variant="default" blockers={schedule} onClick={() => open('time')}>
              {job.start_iso ? 'Change the time' : 'Set a time'}
            </BlockedPopoverButton>
          )}
        </div>
        <div className={visit.visitCard}>
          <span className={text.dim}>Tech</span>
          {assignment ? (
            <>
              <span className={visit.techName}>
                <PersonAvatar name={assignment.pro_name} size={24} />
                <b>{assignment.pro_name}</b>
              </span>
              <span className={visit.techState}>
                <StatusBadge status={assignment.state} />
                {assignment.state === 'offered' && assignment.offered_at && (
                  <span className={text.dim}>
                    <Ago at={assignment.offered_at} />
                  </span>
                )}
              </span>
              {assignment.offer_rank_reason && <span className={text.dim}>{assignment.offer_rank_reason}</span>}
            </>
          ) : (
            <span className={visit.techName}>
              <PersonAvatar name={null} size={24} />
              <b className={visit.big}>Nobody yet</b>
            </span>
          )}
          {dispatch && !assignment && !dispatch.some((blocker) => blocker.code === 'STATUS') && (
            <BlockedPopoverButton variant="default" blockers={dispatch} onClick={() => open('dispatch')}>
              {dispatchLabel(job)}
            </BlockedPopoverButton>
          )}
          {dispatch?.length === 0 &&
            (seat === 'instead' || (seat === 'second' && job.expected.crew > 1 + helpers.length)) && (
              <Button variant="default" onClick={() => open('dispatch')}>
                {dispatchLabel(job)}
              </Button>
            )}
        </div>
      </div>
      <Facts>
        <Fact label="Expected">
          {spellMinutes(job.expected.duration_minutes)}
          {job.expected.crew > 1 ? `, ${job.expected.crew} people` : ''}
        </Fact>
        {job.reschedule_count > 0 && (
          <Fact label="Moved">{job.reschedule_count === 1 ? 'once' : `${job.reschedule_count} times`}</Fact>
        )}
        {helpers.length > 0 && (
          <Fact label="Also">
            {helpers.map((one) => `${one.pro_name} (${statusLook(one.state).label.toLowerCase()})`).join(', ')}
          </Fact>
        )}
      </Facts>
      {former.length > 0 && (
        <ul className={text.past}>
          {former.map((one) => (
            <li key={one.assignment_id}>
              <StatusBadge status={one.state} />
              <span>
                {one.pro_name}
                {one.rejected_at && (
                  <span className={text.dim}>
                    {' '}
                    · <Ago at={one.rejected_at} />
                  </span>
                )}
                {one.reject_reason && <span className={text.dim}> · “{one.reject_reason}”</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
