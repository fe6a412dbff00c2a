import { EmptyState } from '@h2s/ui/empty-state'
import { Button } from '@mantine/core'
import { IconFilterOff, type IconTable } from '@tabler/icons-react'
import { useAddress, useGo } from '../routes.tsx'
import { isFiltered, noFilters } from './job-filters.ts'

/** Nothing to show: because of the filters, or because there is nothing yet. */
export function NoJobs({ icon: Icon }: { icon: typeof IconTable }) {
  const address = useAddress()
  const go = useGo()
  return isFiltered(address) ? (
    <EmptyState
      title="No job matches these filters"
      icon={<IconFilterOff size={20} stroke={1.5} />}
      action={
        <Button variant="default" onClick={() => go(noFilters)}>
          Clear filters
        </Button>
      }
    >
      Jobs exist, but none that fit all of what is chosen above.
    </EmptyState>
  ) : (
    <EmptyState title="No jobs yet" icon={<Icon size={20} stroke={1.5} />}>
      A job appears here by itself the moment a customer pays. Nothing has to be typed in.
    </EmptyState>
  )
}
