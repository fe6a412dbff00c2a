import { SeverityBadge } from '@h2s/ui/severity-badge'
import { Ago } from '@h2s/ui/when'
import { flagLabel, severityLook } from '@h2s/ui/words'
import { Button } from '@mantine/core'
import { IconCircleCheck, IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import type { JobDetail, PainFlag } from '../api.ts'
import { FlagCard } from './flag-card.tsx'
import { useJob } from './job-context.ts'
import { nameOf } from './name-of.ts'
import attention from './attention.module.css'
import text from './text.module.css'
import { Section } from './section.tsx'

export function isOpen(flag: PainFlag): boolean {
  return !flag.resolved_at && !flag.waived_until
}

function settledBy(userId: string | null | undefined, job: JobDetail): string {
  return !userId || userId.startsWith('system') ? 'cleared by itself' : (nameOf(userId, job) ?? 'somebody')
}

/** What somebody has to look at: each flag with the field or button that settles it. */
export function AttentionSection() {
  const { job, open } = useJob()
  const [history, setHistory] = useState(false)
  const flags = job.metadata.pain_flags ?? []
  const current = flags.filter(isOpen).toSorted((a, b) => severityLook(a.severity).rank - severityLook(b.severity).rank)
  const past = flags.filter((flag) => !isOpen(flag))
  const raise = job.actions.raise_flag && (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconFlag size={14} stroke={1.7} aria-hidden />}
      onClick={() => open('raise')}
    >
      Raise a flag
    </Button>
  )
  return (
    <Section title="Attention required" aside={raise} tone="attention">
      {current.length === 0 ? (
        <p className={attention.allClear}>
          <IconCircleCheck size={17} stroke={1.7} aria-hidden /> Nothing needs attention on this job.
        </p>
      ) : (
        <ul className={attention.flags}>
          {current.map((flag) => (
            <li key={flag.flag_id}>
              <FlagCard flag={flag} />
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <>
          <Button
            variant="subtle"
            color="gray"
            className={attention.settled}
            mt={6}
            aria-expanded={history}
            onClick={() => setHistory((was) => !was)}
          >
            {history ? 'Hide' : `${past.length} settled before`}
          </Button>
          {history && (
            <ul className={text.past}>
              {past.map((flag) => (
                <li key={flag.flag_id}>
                  <SeverityBadge severity={flag.severity} />
                  <span>
                    <b>{flagLabel(flag.flag)}</b>
                    {flag.resolved_at && (
                      <>
                        {' '}
                        · {settledBy(flag.resolved_by, job)}, <Ago at={flag.resolved_at} zone={job.time_zone} />
                      </>
                    )}
                    {flag.resolution_notes && <span className={text.dim}> · “{flag.resolution_notes}”</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  )
}
