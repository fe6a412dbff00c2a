import { useId } from 'react'
import chips from './chips.module.css'

type Choices<T extends string> = {
  label: string
  options: readonly { value: T; label: string }[]
  disabled?: boolean
}

/** Choices that are saved as soon as one is pressed: buttons, since an arrow key on radios would save what it passes over. */
export function ActionChips<T extends string>({
  label,
  options,
  onChoose,
  disabled = false,
}: Choices<T> & { onChoose: (value: T) => void }) {
  return (
    <fieldset className={chips.chips} disabled={disabled}>
      <legend className={chips.chipsLabel}>{label}</legend>
      {options.map((option) => (
        <button key={option.value} type="button" className={chips.pick} onClick={() => onChoose(option.value)}>
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}

/** A radio group that wraps: one tap instead of a menu. `value` null means that nothing is known. */
export function ChoiceChips<T extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
  hideLabel = false,
}: Choices<T> & {
  value: T | null
  onChange: (value: T) => void
  hideLabel?: boolean
}) {
  const name = useId()
  return (
    <fieldset className={chips.chips} disabled={disabled}>
      <legend className={hideLabel ? 'h2s-hidden' : chips.chipsLabel}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={chips.chip}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
