import { formatAgo, useNow } from '@h2s/ui/time'
import classes from './updated.module.css'

/** How old the list is; a failed refresh says so, since the list itself stays. */
export function Updated({ at, failed }: { at: number; failed: boolean }) {
  const now = useNow(20_000)
  const ago = formatAgo(new Date(at).toISOString(), now)
  return (
    <p className={classes.updated} data-failed={failed || undefined}>
      {failed ? `Last seen ${ago}` : `Updated ${ago}`}
    </p>
  )
}
