import { IconHelpCircle, IconTools } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { constraintWords, countOf, wallWords, wireWords } from '../../words/install-words.ts'
import { durationWords } from '../../words/visit-words.ts'
import { FlagLines } from './flag-lines.tsx'
import classes from './what-card.module.css'

const known = (code: string | null): code is string => code !== null && code.toUpperCase() !== 'UNKNOWN'

/** The work itself: what was bought, and what is known about the wall. */
export function WhatCard({ job }: { job: ProviderJob }) {
  const { wall_type, wire_management_required, mounting_surface_notes, special_constraints } = job.install
  const facts: { label: string; value: string }[] = []
  if (known(wall_type)) facts.push({ label: 'Wall', value: wallWords(wall_type) })
  if (known(wire_management_required)) facts.push({ label: 'Wires', value: wireWords(wire_management_required) })
  if (special_constraints.length > 0) {
    facts.push({ label: 'Mind', value: special_constraints.map(constraintWords).join('. ') })
  }
  if (mounting_surface_notes !== null && mounting_surface_notes !== '') {
    facts.push({ label: 'Surface', value: mounting_surface_notes })
  }
  return (
    <Card
      title="What"
      icon={<IconTools size={20} stroke={1.6} aria-hidden />}
      aside={<span className={classes.duration}>about {durationWords(job.duration_minutes)}</span>}
    >
      <ul className={classes.lines}>
        {job.lines.map((line, index) => (
          <li key={`${line.service_name}-${index}`}>
            <span className={classes.line}>{countOf(line.quantity, line.service_name)}</span>
            {line.details.length > 0 && <span className={classes.details}>{line.details.join(' · ')}</span>}
          </li>
        ))}
      </ul>
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}

/** What nobody has settled yet: questions for the doorstep, and points that dispatch works on. */
export function OpenPointsCard({ job }: { job: ProviderJob }) {
  if (job.flags.length === 0 || job.state === 'done') return null
  return (
    <Card title="Ask and check" icon={<IconHelpCircle size={20} stroke={1.6} aria-hidden />}>
      <div className={classes.questions}>
        <FlagLines flags={job.flags} withReason />
      </div>
    </Card>
  )
}
