import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { toProblem } from './problem.tsx'
import classes from './states.module.css'

/** A part of the screen that could not be read: why, a retry, and the request's name for support. */
export function ErrorState({
  error,
  what,
  onRetry,
  retrying = false,
  size,
}: {
  error: unknown
  what: string
  onRetry?: () => void
  retrying?: boolean
  size?: 'small'
}) {
  const problem = toProblem(error)
  const clipboard = useClipboard({ timeout: 1500 })
  const request = problem.correlationId
  return (
    <div className={classes.state} data-size={size} role="alert">
      <div className={classes.art} aria-hidden>
        <IconCloudOff size={20} stroke={1.5} />
      </div>
      <p className={classes.title}>{what}</p>
      <p className={classes.text}>
        {problem.sentence} {problem.code === 'UNREACHABLE' && 'It will be tried again when the connection returns.'}
      </p>
      <div className={classes.actions}>
        {onRetry && (
          <Button
            variant="default"
            onClick={onRetry}
            loading={retrying}
            leftSection={<IconRefresh size={15} stroke={1.6} aria-hidden />}
          >
            Try again
          </Button>
        )}
        {request && (
          <Button variant="subtle" color="gray" onClick={() => clipboard.copy(request)}>
            {clipboard.copied ? 'Copied' : 'Copy request id'}
          </Button>
        )}
      </div>
      {request && !problem.sentence.includes(request) && (
        <span className={classes.request}>
          Request <code>{request}</code>
        </span>
      )}
    </div>
  )
}
