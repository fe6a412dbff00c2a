import { Button, type ButtonProps } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ComponentPropsWithoutRef, useId } from 'react'
import classes from './explain.module.css'
import type { BlockerView } from './problem.tsx'

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

type ExplainProps = { blockers: readonly BlockerView[]; id?: string; brief?: boolean }

/** The "why disabled" line: every blocker at once, each with what would remove it; without that where it is `brief`. */
export function Explain({ blockers, id, brief = false }: ExplainProps) {
  if (blockers.length === 0) return null
  return (
    <ul className={classes.explain} id={id}>
      {blockers.map((blocker, index) => (
        <li key={`${blocker.code}-${index}`} className={classes.one}>
          <IconLock size={14} stroke={1.8} aria-hidden />
          <span>
            <span className={classes.message}>{sentence(blocker.message)}</span>{' '}
            {blocker.fix && !brief && <span className={classes.fix}>{blocker.fix}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export type BlockedButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** From the API or the domain, never worked out here. Empty means the button works. */
    blockers: readonly BlockerView[]
    /** Only what is in the way: what would remove it is said nearby. */
    brief?: boolean
  }

/** A button that never vanishes: when blocked it stays focusable, says it is disabled, and tells by what, right below. */
export function BlockedButton({ blockers, brief = false, onClick, className, ...rest }: BlockedButtonProps) {
  const id = useId()
  if (blockers.length === 0) return <Button {...rest} className={className} onClick={onClick} />
  return (
    <div className={classes.wrap}>
      <Button
        {...rest}
        loading={false}
        type="button"
        className={`${classes.blocked} ${className ?? ''}`}
        aria-disabled
        aria-describedby={id}
        leftSection={<IconLock size={14} stroke={1.8} aria-hidden />}
      />
      <Explain blockers={blockers} id={id} brief={brief} />
    </div>
  )
}
