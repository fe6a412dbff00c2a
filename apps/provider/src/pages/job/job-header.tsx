import { StatusBadge } from '@h2s/ui/status-badge'
import { IconChevronLeft } from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import type { ProviderJob } from '../../api.ts'
import { VisitTime } from '../../components/visit-time.tsx'
import { Link } from '../../routes.tsx'
import { whoOrWhere } from '../../words/visit-words.ts'
import classes from './job-header.module.css'

/** Stays at the top while the page scrolls, with the way back. */
export function JobHeaderFrame({ children }: { children: ReactNode }) {
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link className={classes.back} to={{ page: 'jobs' }} aria-label="Back to my jobs">
          <IconChevronLeft size={26} stroke={1.75} aria-hidden />
        </Link>
        {children}
      </div>
    </header>
  )
}

export function JobHeader({ job, heading }: { job: ProviderJob; heading: ComponentProps<'h1'> }) {
  const status = job.state === 'offered' || job.state === 'working' ? job.state : job.status
  return (
    <JobHeaderFrame>
      <h1 className={classes.words} {...heading}>
        <span className={classes.when}>
          <VisitTime job={job} />
        </span>
        <span className="h2s-hidden">, </span>
        <span className={classes.below}>
          <span className={classes.what}>
            {whoOrWhere(job)}
            <span className={classes.service}> · {job.service_name}</span>
          </span>
          <StatusBadge status={status} />
        </span>
      </h1>
    </JobHeaderFrame>
  )
}
