import { Loading } from '@h2s/ui/skeletons'
import { Skeleton } from '@mantine/core'
import { JobHeaderFrame } from './job-header.tsx'
import classes from './job-page.module.css'

/** The shape of a job's page. */
export function JobSkeleton() {
  return (
    <>
      <JobHeaderFrame>
        <h1 className="h2s-hidden">Job</h1>
        <Skeleton height={20} width={180} />
      </JobHeaderFrame>
      <Loading label="Loading the job">
        <div className={classes.cards}>
          <div className={classes.column}>
            <Skeleton height={150} radius="lg" />
            <Skeleton height={220} radius="lg" />
          </div>
          <div className={classes.column}>
            <Skeleton height={160} radius="lg" />
          </div>
        </div>
      </Loading>
    </>
  )
}
