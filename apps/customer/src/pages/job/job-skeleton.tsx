import { Loading } from '@h2s/ui/skeletons'
import { Skeleton } from '@mantine/core'
import classes from './job-page.module.css'

/** The shape of a visit's page. */
export function JobSkeleton() {
  return (
    <>
      <h1 className="h2s-hidden">Your visit</h1>
      <Loading label="Loading your visit">
        <div className={classes.page}>
          <div className={classes.hero}>
            <Skeleton height={18} width={200} mb={16} />
            <Skeleton height={40} width="min(100%, 520px)" mb={14} />
            <Skeleton height={20} width="min(80%, 420px)" />
          </div>
          <div className={classes.main}>
            <Skeleton height={360} radius={20} />
          </div>
          <div className={classes.aside}>
            <Skeleton height={240} radius={20} />
            <Skeleton height={200} radius={20} />
          </div>
        </div>
      </Loading>
    </>
  )
}
