import classes from './progress.module.css'

/** "4 jobs · 2 done", as words and as one segment per job. */
export function Progress({ done, total }: { done: number; total: number }) {
  return (
    <div className={classes.progress}>
      <p className={classes.words}>
        <strong>
          {total} {total === 1 ? 'job' : 'jobs'}
        </strong>
        <span aria-hidden> · </span>
        {done === total ? 'all done' : `${done} done`}
      </p>
      <div className={classes.bar} aria-hidden>
        {Array.from({ length: total }, (_, index) => (
          <span key={index} data-done={index < done || undefined} />
        ))}
      </div>
    </div>
  )
}
