import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Explain } from './explain.tsx'
import classes from './form-frame.module.css'
import { toProblem } from './problem.tsx'

const DOUBLE_PRESS_MS = 400

export type FormFrameProps = {
  onSubmit: () => void
  submitLabel: string
  /** Both are asked for, so that no form forgets to show that it is busy or that it failed. */
  submitting: boolean
  error: unknown
  onCancel?: () => void
  cancelLabel?: string
  children: ReactNode
  disabled?: boolean
  danger?: boolean
  fullWidth?: boolean
  footer?: ReactNode
}

/** The frame of every form: fields, one summary that takes the focus when it fails, the buttons in the same corner. */
export function FormFrame({
  onSubmit,
  submitLabel,
  submitting,
  error,
  onCancel,
  cancelLabel = 'Cancel',
  children,
  disabled = false,
  danger,
  fullWidth = false,
  footer,
}: FormFrameProps) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) summary.current?.focus()
  }, [error])
  const pressedAt = useRef(-Infinity)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (submitting || disabled) return
    /* The button is busy with the next render only: the second of two quick presses comes before that. */
    if (event.timeStamp - pressedAt.current < DOUBLE_PRESS_MS) return
    pressedAt.current = event.timeStamp
    onSubmit()
  }
  const problem = error ? toProblem(error) : null
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {problem && (
        <div className={classes.problem} role="alert" tabIndex={-1} ref={summary}>
          <strong>{problem.sentence}</strong>
          {Object.entries(problem.fields).map(([field, text]) => (
            <div key={field}>{text}</div>
          ))}
          <Explain blockers={problem.blockers.filter((blocker) => blocker.message !== problem.sentence)} />
          {problem.correlationId && problem.httpStatus !== null && problem.httpStatus >= 500 && (
            <small>Request {problem.correlationId}</small>
          )}
        </div>
      )}
      {children}
      <div className={classes.buttons} data-full={fullWidth || undefined}>
        {footer}
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {cancelLabel}
          </Button>
        )}
        <Button
          type="submit"
          loading={submitting}
          disabled={disabled}
          fullWidth={fullWidth}
          {...(danger ? { color: 'red.8' } : {})}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
