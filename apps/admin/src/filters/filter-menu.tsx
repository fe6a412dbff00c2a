import { Checkbox, Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
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
  const [opened, setOpened] = useState(false)
  const chosen = options.filter((option) => values.includes(option.value))
  const first = chosen[0]?.label ?? values[0]
  const said = values.length === 0 ? null : values.length === 1 ? first : `${values.length} chosen`
  return (
    <div className={classes.pill} data-on={said ? true : undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="lg" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.open}
            onClick={() => {
              setOpened((was) => !was)
              onOpen?.()
            }}
          >
            <span>{label}</span>
            {said ? <strong>{said}</strong> : <IconChevronDown size={13} stroke={1.8} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label={label}>
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
        </Popover.Dropdown>
      </Popover>
      {said && (
        <button
          type="button"
          className={classes.clear}
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => onChange([])}
        >
          <IconX size={13} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  )
}
