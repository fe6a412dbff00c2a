import { Loading, SkeletonCards, SkeletonLines } from '@h2s/ui/skeletons'
import { Skeleton } from '@mantine/core'
import type { Page } from '../routes.tsx'
import classes from './shell.module.css'
import own from './shell-skeleton.module.css'

/** The page's own shape, so that nothing jumps when it arrives. */
export function PageSkeleton({ page }: { page: Page }) {
  return (
    <Loading label="Loading">
      <span className={own.page}>
        <Skeleton height={24} width={140} />
        <Skeleton height={30} width="60%" mt={14} mb={18} />
        {page === 'board' ? (
          <span className={own.columns}>
            {[3, 2, 4, 2].map((cards, index) => (
              <SkeletonCards key={index} cards={cards} height={112} />
            ))}
          </span>
        ) : (
          <SkeletonLines lines={12} height={16} gap={22} />
        )}
      </span>
    </Loading>
  )
}

export function ShellSkeleton() {
  return (
    <div className={classes.shell}>
      <div className={classes.nav} aria-hidden>
        <Skeleton height={22} width={120} m={8} />
        <Skeleton height={32} mt={8} mb={12} />
        <SkeletonLines lines={4} height={16} gap={18} />
      </div>
      <div className={classes.body}>
        <main className={classes.main}>
          <PageSkeleton page="board" />
        </main>
      </div>
    </div>
  )
}
