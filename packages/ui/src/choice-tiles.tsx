import type { ReactNode } from 'react'
import classes from './choice-tiles.module.css'

export type Choice<Value extends string> = { value: Value; label: string; icon?: ReactNode }

/** One of a few, each as large as a thumb. Arrow keys move between them, as between any radio buttons. */
export function ChoiceTiles<Value extends string>({
  legend,
  name,
  choices,
  value,
  onChange,
  columns = 2,
}: {
  legend: string
  name: string
  choices: readonly Choice<Value>[]
  value: string | null
  onChange: (value: Value) => void
  columns?: 2 | 3
}) {
  return (
    <fieldset className={classes.tiles} data-columns={columns}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.tile}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon}
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
