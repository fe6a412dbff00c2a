import { IconCalendar, IconMapPin, IconPackage, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { equipmentWords } from '../../words/equipment-words.ts'
import { visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './details-card.module.css'

/** Once the work has begun, where the parts are is no question any more. */
const beforeTheWork = new Set<CustomerJob['status']>(['pending', 'pending_scheduling', 'accepted', 'scheduled'])

/** When, where, who and with what. */
export function DetailsCard({ job }: { job: CustomerJob }) {
  const date = visitDate(job)
  const parts = job.equipment === null ? null : equipmentWords(job.equipment)
  return (
    <Card title="The visit">
      <dl className={classes.facts}>
        <Fact icon={<IconCalendar size={20} stroke={1.6} aria-hidden />} label="When">
          {date === null ? (
            job.status === 'cancelled' ? (
              'No time had been agreed.'
            ) : (
              'The time is still to be agreed.'
            )
          ) : (
            <time dateTime={job.window?.start_iso}>
              {date}
              <br />
              {visitTimes(job)}
            </time>
          )}
        </Fact>
        {job.address !== null && (
          <Fact icon={<IconMapPin size={20} stroke={1.6} aria-hidden />} label="Where">
            {job.address}
          </Fact>
        )}
        {(job.tech !== null || job.status !== 'cancelled') && (
          <Fact icon={<IconUser size={20} stroke={1.6} aria-hidden />} label="Your tech">
            {job.tech?.first_name ?? 'We tell you as soon as somebody has accepted.'}
          </Fact>
        )}
        {parts !== null && job.status !== 'cancelled' && (
          <Fact icon={<IconPackage size={20} stroke={1.6} aria-hidden />} label="Parts">
            {parts.who}
            {beforeTheWork.has(job.status) && <span className={classes.quiet}>{parts.where}</span>}
          </Fact>
        )}
      </dl>
    </Card>
  )
}

function Fact({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {icon}
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
