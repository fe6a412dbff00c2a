import { Loading } from '@h2s/ui/skeletons'
import { Skeleton } from '@mantine/core'
import page from '../../components/page.module.css'

/** The shape of a day. */
export function TodaySkeleton() {
  return (
    <div className={page.page}>
      <h1 className="h2s-hidden">My jobs</h1>
      <Loading label="Loading your jobs">
        <div className={page.page}>
          <Skeleton height={52} width={180} />
          <Skeleton height={8} />
          <Skeleton height={312} radius="lg" />
          <Skeleton height={72} radius="lg" />
          <Skeleton height={72} radius="lg" />
        </div>
      </Loading>
    </div>
  )
}
