import { toProblem } from '@h2s/ui/problem'
import { usePageHeading } from '@h2s/ui/query-route'
import { Button } from '@mantine/core'
import { IconLinkOff } from '@tabler/icons-react'
import classes from './link-problem.module.css'

/** A link that opens nothing: why that can be, and the two ways on. */
export function LinkProblem({ error, onLeave }: { error: unknown; onLeave: () => void }) {
  const expired = toProblem(error).code === 'LINK_EXPIRED'
  const heading = usePageHeading('This link does not work · Home2Smart', 'link-problem')
  return (
    <div className={classes.problem}>
      <span className={classes.art} aria-hidden>
        <IconLinkOff size={26} stroke={1.5} />
      </span>
      <h1 className={classes.title} {...heading}>
        {expired ? 'This link has expired.' : 'This link does not work.'}
      </h1>
      <p>
        {expired
          ? 'For your safety, links to a visit work for a limited time.'
          : 'It may be cut off, or a newer one has replaced it.'}
      </p>
      <ol>
        <li>Open the link in our latest text message or email.</li>
        <li>Tap it there instead of copying it, so that no letter is lost.</li>
        <li>Or sign in, if you have an account with us.</li>
      </ol>
      <Button size="lg" onClick={onLeave}>
        Sign in instead
      </Button>
    </div>
  )
}
