import { PersonAvatar } from '@h2s/ui/person-avatar'
import { Timeline } from '@h2s/ui/timeline'
import { Ago } from '@h2s/ui/when'
import { Button } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import type { AuditEntry } from '../api.ts'
import { auditAction, auditField, isBareId, isSayable, showValue } from './audit-words.ts'
import { useJob } from './job-context.ts'
import { askIn } from './override.ts'
import text from './text.module.css'
import { Section } from './section.tsx'

const shownAtFirst = 8

function Change({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const hadValue = isSayable(entry.old_value, entry.field)
  const hasValue = isSayable(entry.new_value, entry.field)
  if (!hadValue && !hasValue && !entry.notes) return null
  const field = entry.field ?? ''
  const from = showValue(entry.old_value, zone, field)
  const to = showValue(entry.new_value, zone, field)
  const cleared = hadValue && !hasValue
  const said = askIn(entry)?.reason ?? entry.notes
  const notes = said && !isBareId(said) ? said : null
  return (
    <>
      {(hadValue || hasValue) && (
        <span>
          {entry.field && <span>{auditField(entry.field)}: </span>}
          {hadValue && (
            <>
              <del>{from}</del>
              {!cleared && ' → '}
            </>
          )}
          {!cleared && <ins>{to}</ins>}
        </span>
      )}
      {notes && <span className={text.quote}>{notes}</span>}
    </>
  )
}

/** Who did what, before and after: from the hash-chained audit table, newest first. */
export function TimelineSection() {
  const { job } = useJob()
  const [all, setAll] = useState(false)
  const entries = job.metadata.audit_log.toSorted((a, b) => b.seq - a.seq)
  const shown = all ? entries : entries.slice(0, shownAtFirst)
  return (
    <Section title="Timeline">
      {entries.length === 0 ? (
        <p className={text.dim}>Nothing has happened yet.</p>
      ) : (
        <Timeline
          label="History of the job"
          items={shown.map((entry) => ({
            key: String(entry.seq),
            icon: entry.user_id.startsWith('system') ? (
              <IconRobot size={16} stroke={1.6} />
            ) : (
              <PersonAvatar name={entry.user_name} size={20} />
            ),
            title: (
              <>
                <b>{entry.user_id.startsWith('system') ? 'The system' : entry.user_name}</b> {auditAction(entry.action)}
              </>
            ),
            when: <Ago at={entry.timestamp} zone={job.time_zone} />,
            body: <Change entry={entry} zone={job.time_zone} />,
          }))}
        />
      )}
      {entries.length > shownAtFirst && (
        <Button variant="subtle" color="gray" mt={8} onClick={() => setAll((was) => !was)} aria-expanded={all}>
          {all ? 'Show less' : `Show all ${entries.length} entries`}
        </Button>
      )}
    </Section>
  )
}
