import { SeverityIcon } from '@h2s/ui/severity-badge'
import { flagLabel, severityLook } from '@h2s/ui/words'
import type { ProviderJob } from '../../api.ts'
import { doorstepQuestions } from '../../words/install-words.ts'
import classes from './flag-lines.module.css'

/** What is still open on the job, worst first. A question is put as a question. */
export function FlagLines({ flags, withReason = false }: { flags: ProviderJob['flags']; withReason?: boolean }) {
  if (flags.length === 0) return null
  const worstFirst = flags.toSorted((a, b) => severityLook(a.severity).rank - severityLook(b.severity).rank)
  return (
    <ul className={classes.flags} aria-label="Open points">
      {worstFirst.map((flag) => {
        const question = doorstepQuestions[flag.flag]
        return (
          <li key={flag.flag_id} data-severity={flag.severity}>
            <SeverityIcon severity={flag.severity} size={16} />
            <span>
              <span className="h2s-hidden">{severityLook(flag.severity).label}: </span>
              <strong>{question === undefined ? flagLabel(flag.flag) : question.ask}</strong>
              {withReason && <span className={classes.reason}>{question?.why ?? flag.message}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
