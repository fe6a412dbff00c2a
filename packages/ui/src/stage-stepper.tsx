import classes from './stage-stepper.module.css'

export type Step = { id: string; label: string; note?: string }

/**
 * Where something stands on a straight road. `current` is the id of the stage reached; `done` marks the whole road walked.
 * A stage that is off the road (cancelled, not needed) is the caller's to say in words.
 */
export function StageStepper({
  steps,
  current,
  done = false,
  label,
}: {
  steps: readonly Step[]
  current: string | null
  done?: boolean
  label: string
}) {
  const at = steps.findIndex((step) => step.id === current)
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => {
        const state = done || index < at ? 'done' : index === at ? 'now' : 'next'
        return (
          <li
            key={step.id}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden>
              {state === 'done' && (
                <svg viewBox="0 0 10 10" width="8" height="8" fill="none">
                  <path
                    d="M2 5.3 4.2 7.5 8 2.8"
                    stroke="currentColor"
                    strokeWidth="1.8"
                    strokeLinecap="round"
                    strokeLinejoin="round"
                  />
                </svg>
              )}
            </span>
            <span className={classes.label}>
              {step.label}
              {state === 'done' && <span className="h2s-hidden"> (done)</span>}
            </span>
            {step.note && <span className={classes.note}>{step.note}</span>}
          </li>
        )
      })}
    </ol>
  )
}
