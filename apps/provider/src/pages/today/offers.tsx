import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProviderJob } from '../../api.ts'
import page from '../../components/page.module.css'
import { OfferCard } from './offer-card.tsx'

const OFFERS_SHOWN = 2

/** What waits for an answer. More than a screenful would hide the day's own work, so the rest is folded away. */
export function Offers({ jobs }: { jobs: readonly ProviderJob[] }) {
  const [unfolded, setUnfolded] = useState(false)
  const more = jobs.length - OFFERS_SHOWN
  const cards = jobs.map((job) => <OfferCard key={job.assignment_id} job={job} />)
  const Chevron = unfolded ? IconChevronUp : IconChevronDown
  return (
    <section className={page.group} aria-labelledby="offers">
      <h2 className={page.groupTitle} id="offers">
        {jobs.length === 1 ? 'New job for you' : `${jobs.length} new jobs for you`}
      </h2>
      {cards.slice(0, OFFERS_SHOWN)}
      {more > 0 && (
        <Button
          variant="default"
          size="lg"
          aria-expanded={unfolded}
          rightSection={<Chevron size={20} stroke={1.6} aria-hidden />}
          onClick={() => setUnfolded(!unfolded)}
        >
          {more} more {more === 1 ? 'offer' : 'offers'}
        </Button>
      )}
      {unfolded && cards.slice(OFFERS_SHOWN)}
    </section>
  )
}
