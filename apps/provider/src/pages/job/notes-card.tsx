import { IconNotes } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import classes from './notes-card.module.css'

/** The customer's own words, as written. */
export function NotesCard({ job }: { job: ProviderJob }) {
  if (job.notes_from_customer === null || job.notes_from_customer.trim() === '') return null
  return (
    <Card title="From the customer" icon={<IconNotes size={20} stroke={1.6} aria-hidden />}>
      <blockquote className={classes.notes}>{job.notes_from_customer}</blockquote>
    </Card>
  )
}
