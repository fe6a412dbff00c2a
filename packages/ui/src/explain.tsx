import { Button, type ButtonProps, Popover } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ComponentPropsWithoutRef, useId, useState } from 'react'
import classes from './explain.module.css'
import type { BlockerView } from './problem.tsx'

/** The "why disabled" line: every blocker at once, each with what would remove it. */
export function Explain({ blockers, id }: { blockers: readonly BlockerView[]; id?: string }) {
  if (blockers.length === 0) return null
  return (
    <ul className={classes.explain} id={id}>
      {blockers.map((blocker, index) => (
        <li key={`${blocker.code}-${index}`} className={classes.one}>
          <IconLock size={14} stroke={1.8} aria-hidden />
          <span>
            <span className={classes.message}>{blocker.message}</span>{' '}
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
    /** 'below' writes the reasons under the button; 'popover' keeps them one press away, where room is short. */
    explain?: 'below' | 'popover'
  }

/** A button that never vanishes: when blocked it stays focusable, says it is disabled, and tells by what. */
export function BlockedButton({ blockers, explain = 'below', onClick, className, ...rest }: BlockedButtonProps) {
  const id = useId()
  const [opened, setOpened] = useState(false)
  if (blockers.length === 0) return <Button {...rest} className={className} onClick={onClick} />
  const button = (
    <Button
      {...rest}
      loading={false}
      type="button"
      className={`${classes.blocked} ${className ?? ''}`}
      aria-disabled
      aria-describedby={id}
      leftSection={<IconLock size={14} stroke={1.8} aria-hidden />}
      onClick={() => setOpened((open) => !open)}
    />
  )
  if (explain === 'below') {
    return (
      <div className={classes.wrap}>
        {button}
        <Explain blockers={blockers} id={id} />
      </div>
    )
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="lg"
      width="max-content"
      withRoles={false}
    >
      <Popover.Target>{button}</Popover.Target>
      <span id={id} className="h2s-hidden">
        {blockers.map((blocker) => `${blocker.message} ${blocker.fix}`).join(' ')}
      </span>
      <Popover.Dropdown className={classes.panel} role="note">
        <h3>{blockers.length === 1 ? 'Not yet' : `Not yet: ${blockers.length} things stand in the way`}</h3>
        <Explain blockers={blockers} />
      </Popover.Dropdown>
    </Popover>
  )
}
