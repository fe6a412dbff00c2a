import { IconKey, IconMapPin, IconMessage, IconNavigation, IconPhone } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { IconNote } from '../../components/icon-note.tsx'
import { RowLink } from '../../components/row-link.tsx'
import { areaOf, mapsHref } from '../../words/visit-words.ts'
import classes from './where-card.module.css'

/** Where to go and whom to ring. Before acceptance there is an area and nothing more. */
export function WhereCard({ job }: { job: ProviderJob }) {
  if (job.address === null) {
    return (
      <Card title="Where" icon={<IconMapPin size={20} stroke={1.6} aria-hidden />}>
        <p className={classes.area}>{areaOf(job)}</p>
        <p className={classes.later}>
          {job.state === 'offered'
            ? 'The address and the customer’s name and phone appear when you accept.'
            : 'The visit is over, so the address and the phone are put away.'}
        </p>
      </Card>
    )
  }
  return (
    <Card title="Where" icon={<IconMapPin size={20} stroke={1.6} aria-hidden />}>
      <div className={classes.rows}>
        <RowLink
          href={mapsHref(job.address)}
          icon={<IconNavigation size={22} stroke={1.6} aria-hidden />}
          go="Directions"
          external
        >
          {job.address}
        </RowLink>
        {job.access_notes !== null && (
          <IconNote icon={<IconKey size={22} stroke={1.6} aria-hidden />} label="Getting in">
            {job.access_notes}
          </IconNote>
        )}
      </div>
      {job.phone !== null && (
        <div className={classes.contact}>
          <a href={`tel:${job.phone}`}>
            <IconPhone size={20} stroke={1.6} aria-hidden />
            Call {job.customer?.first_name}
          </a>
          <a href={`sms:${job.phone}`}>
            <IconMessage size={20} stroke={1.6} aria-hidden />
            Text
          </a>
        </div>
      )}
    </Card>
  )
}
