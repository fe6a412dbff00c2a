import type { Machine } from '@h2s/domain/machines'
import { statusLook } from '@h2s/ui/words'
import { useId, useMemo } from 'react'
import { drawingOf, pathOf } from './drawing.ts'
import type { Names } from './drawing.ts'
import classes from './machine-diagram.module.css'

/** Below this the words are too small to read. */
const LEAST_SCALE = 0.8

const nameOfState = (state: string) => statusLook(state).label

/** A machine as a picture: its states, and what leads from one to the next. Who cannot see it is told the same in words. */
export function MachineDiagram({
  machine,
  title,
  nameOfStep,
}: {
  machine: Machine<string>
  title: string
  nameOfStep: Names['step']
}) {
  const { width, height, states, steps } = useMemo(
    () => drawingOf(machine, { state: nameOfState, step: nameOfStep }),
    [machine, nameOfStep],
  )
  const arrow = useId()
  const words = steps.map(({ from, to, label }) => `From ${nameOfState(from)} to ${nameOfState(to)}: ${label.text}.`)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, a keyboard must reach it
    <div className={classes.frame} tabIndex={0} role="region" aria-label={`${title}, diagram`}>
      <svg
        width={width}
        height={height}
        style={{ minWidth: Math.round(width * LEAST_SCALE) }}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.join(' ')}
      >
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0.5 0.5 7.5 4 0.5 7.5z" className={classes.tip} />
          </marker>
        </defs>
        {steps.map(({ from, to, points }) => (
          <path key={`${from} ${to}`} className={classes.step} d={pathOf(points)} markerEnd={`url(#${arrow})`} />
        ))}
        {steps.map(({ from, to, label }) => (
          <g key={`${from} ${to}`}>
            <rect
              className={classes.ground}
              x={label.x - label.width / 2}
              y={label.y - label.height / 2}
              width={label.width}
              height={label.height}
            />
            <text className={classes.label} x={label.x} y={label.y}>
              {label.text}
            </text>
          </g>
        ))}
        {states.map(({ state, label, x, y, width: w, height: h, isInitial, isFinal }) => (
          <g key={state} className={classes.state} style={{ color: `var(--h2s-${statusLook(state).tone}-fg)` }}>
            <rect
              x={x - w / 2}
              y={y - h / 2}
              width={w}
              height={h}
              rx={h / 2}
              fill={`var(--h2s-${statusLook(state).tone}-bg)`}
            />
            {isFinal && (
              <rect x={x - w / 2 + 3} y={y - h / 2 + 3} width={w - 6} height={h - 6} rx={h / 2 - 3} fill="none" />
            )}
            {isInitial && <circle cx={x - w / 2 + 14} cy={y} r={3.5} />}
            <text x={isInitial ? x + 6 : x} y={y}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
