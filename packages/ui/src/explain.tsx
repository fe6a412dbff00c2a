import { Button, type ButtonProps } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ComponentPropsWithoutRef, useId } from 'react'
import classes from './explain.module.css'
import type { BlockerView } from './problem.tsx'

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** The "why disabled" line: every blocker at once, each with what would remove it. */
export function Explain({ blockers, id }: { blockers: readonly BlockerView[]; id?: string }) {
  if (blockers.length === 0) return null
  return (
    <ul className={classes.explain} id={id}>
      {blockers.map((blocker, index) => (
        <li key={`${blocker.code}-${index}`} className={classes.one}>
          <IconLock size={14} stroke={1.8} aria-hidden />
          <span>
            <span className={classes.message}>{sentence(blocker.message)}</span>{' '}
            {blocker.fix && <span className={classes.fix}>{blocker.fix}</span>}
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
  }

/** A button that never vanishes: when blocked it stays focusable, says it is disabled, and tells by what, right below. */
export function BlockedButton({ blockers, onClick, className, ...rest }: BlockedButtonProps) {
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
      <Explain blockers={blockers} id={id} />
    </div>
  )
}
