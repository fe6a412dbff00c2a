import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { FilterPill } from './filter-pill.tsx'
import classes from './filters.module.css'

export type FilterOption = { value: string; label: string; icon?: ReactNode }

/** One filter as a pill: says what it holds, opens a list of ticks, and can be emptied without opening. */
export function FilterMenu({
  label,
  options,
  values,
  onChange,
  onOpen,
  single = false,
  loading = false,
}: {
  label: string
  options: readonly FilterOption[]
  values: readonly string[]
  onChange: (values: string[]) => void
  onOpen?: () => void
  /** One choice at a time: picking another replaces the first. */
  single?: boolean
  loading?: boolean
}) {
  const chosen = options.filter((option) => values.includes(option.value))
  const first = chosen[0]?.label ?? values[0]
  const said = values.length === 0 ? null : values.length === 1 ? first : `${values.length} chosen`
  return (
    <FilterPill
      label={label}
      said={said}
      clearLabel={`Clear ${label.toLowerCase()}`}
      onClear={() => onChange([])}
      onOpen={onOpen}
      padding={6}
      dropdownLabel={label}
    >
      {() => (
        <div className={classes.options}>
          {loading && <span className={classes.hint}>Loading…</span>}
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="sm"
              classNames={{ root: classes.option, body: classes.optionBody, labelWrapper: classes.optionLabel }}
              checked={values.includes(option.value)}
              label={
                <span className={classes.optionText}>
                  {option.icon}
                  {option.label}
                </span>
              }
              onChange={(event) => {
                const on = event.currentTarget.checked
                if (single) onChange(on ? [option.value] : [])
                else onChange(on ? [...values, option.value] : values.filter((one) => one !== option.value))
              }}
            />
          ))}
        </div>
      )}
    </FilterPill>
  )
}
