import { Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './filters.module.css'

/** One filter in the bar: what is chosen, the choices behind it, and the way to be rid of it. */
export function FilterPill({
  label,
  said,
  clearLabel,
  onClear,
  onOpen,
  padding,
  dropdownLabel,
  children,
}: {
  label: string
  /** What is chosen, in words; null when nothing is. */
  said: string | null | undefined
  clearLabel: string
  onClear: () => void
  onOpen?: (() => void) | undefined
  padding?: number
  dropdownLabel: string
  children: (close: () => void) => ReactNode
}) {
  const [opened, setOpened] = useState(false)
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
        <Popover.Dropdown {...(padding === undefined ? {} : { p: padding })} aria-label={dropdownLabel}>
          {children(() => setOpened(false))}
        </Popover.Dropdown>
      </Popover>
      {said && (
        <button type="button" className={classes.clear} aria-label={clearLabel} onClick={onClear}>
          <IconX size={13} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  )
}
