import { Notifications, notifications } from '@mantine/notifications'
import { toProblem } from './problem.tsx'

/** Where toasts appear; once per app. */
export function Toasts({ position = 'bottom-right' }: { position?: 'bottom-right' | 'top-center' | 'bottom-center' }) {
  return <Notifications position={position} limit={3} autoClose={4000} transitionDuration={160} />
}

/** It worked: one short sentence. */
export function toastDone(message: string): void {
  notifications.show({
    message,
    color: 'green',
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close this message' },
    role: 'status',
  })
}

/** It did not: what was tried, and why it failed. Stays longer. */
export function toastProblem(what: string, error: unknown): void {
  const problem = toProblem(error)
  const fix = problem.blockers.map((blocker) => blocker.fix).find(Boolean)
  notifications.show({
    title: what,
    message: [problem.sentence, fix].filter(Boolean).join(' '),
    color: 'red',
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close this message' },
    autoClose: 8000,
    role: 'alert',
  })
}
