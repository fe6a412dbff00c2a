import { useId } from 'react'
import chips from './chips.module.css'

/** A radio group that wraps: one tap instead of a menu. `value` null means that nothing is known. */
export function ChoiceChips<T extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
  hideLabel = false,
}: {
  label: string
  options: readonly { value: T; label: string }[]
  value: T | null
  onChange: (value: T) => void
  disabled?: boolean
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
