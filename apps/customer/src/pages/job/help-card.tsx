import { formatPhone } from '@h2s/ui/phone'
import { IconPhone } from '@tabler/icons-react'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import classes from './help-card.module.css'

/** A person to talk to. */
export function HelpCard({ job }: { job: CustomerJob }) {
  const branch = job.branch ?? null
  if (branch === null || branch.phone === null) return null
  return (
    <Card title="Questions?">
      <a className={classes.call} href={`tel:${branch.phone}`}>
        <IconPhone size={20} stroke={1.6} aria-hidden />
        <span>
          Call {branch.name}
          <span className={classes.phone}>{formatPhone(branch.phone)}</span>
        </span>
      </a>
    </Card>
  )
}
