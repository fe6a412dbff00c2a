import { IconCircle, IconCircleCheckFilled, IconPackage } from '@tabler/icons-react'
import { Tag } from '@h2s/ui/status-badge'
import type { ProviderJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { bringState, countOf } from '../../words/install-words.ts'
import classes from './bring-card.module.css'

/** The order plan as a packing list: what is there, and what is still under way. */
export function BringCard({ job }: { job: ProviderJob }) {
  return (
    <Card title="Bring" icon={<IconPackage size={20} stroke={1.6} aria-hidden />}>
      {job.bring.length === 0 ? (
        <p className={classes.nothing}>Nothing to bring but your own tools.</p>
      ) : (
        <ul className={classes.items}>
          {job.bring.map((item, index) => {
            const state = bringState(item.state)
            return (
              <li key={`${item.name}-${index}`}>
                {state.ready ? (
                  <IconCircleCheckFilled className={classes.ready} size={22} aria-hidden />
                ) : (
                  <IconCircle className={classes.waiting} size={22} stroke={1.6} aria-hidden />
                )}
                <span className={classes.name}>{countOf(item.quantity, item.name)}</span>
                <Tag tone={state.tone}>{state.label}</Tag>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
