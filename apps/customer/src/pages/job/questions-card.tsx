import { formatPhone } from '@h2s/ui/phone'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import classes from './questions-card.module.css'

/** What we do not know yet, and why it matters. */
export function QuestionsCard({ job }: { job: CustomerJob }) {
  if (job.questions.length === 0) return null
  const phone = job.branch?.phone ?? null
  return (
    <Card title="We still need to know">
      <ul className={classes.questions}>
        {job.questions.map((question) => (
          <li key={question.key}>
            <strong>{question.label}</strong>
            <span>{question.why}</span>
          </li>
        ))}
      </ul>
      <p className={classes.how}>
        {phone === null ? (
          'Your tech asks you before the work starts. Not sure is a fine answer.'
        ) : (
          <>
            Call us at <a href={`tel:${phone}`}>{formatPhone(phone)}</a>, or tell your tech before the work starts. Not
            sure is a fine answer.
          </>
        )}
      </p>
    </Card>
  )
}
