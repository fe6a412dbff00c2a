import { Button, Popover } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { type BlockedButtonProps, Explain } from './explain.tsx'
import classes from './explain.module.css'

/** BlockedButton for narrow places: the reasons are read to a screen reader at once, and one press away for the eye. */
export function BlockedPopoverButton({ blockers, onClick, className, ...rest }: BlockedButtonProps) {
  const id = useId()
  const [opened, setOpened] = useState(false)
  if (blockers.length === 0) return <Button {...rest} className={className} onClick={onClick} />
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="lg"
      width="max-content"
      withRoles={false}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Popover.Target>
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
      </Popover.Target>
      <span id={id} className="h2s-hidden">
        {blockers.map((blocker) => `${blocker.message} ${blocker.fix}`).join(' ')}
      </span>
      <Popover.Dropdown className={classes.panel}>
        <h3>{blockers.length === 1 ? 'Not yet' : `Not yet: ${blockers.length} things stand in the way`}</h3>
        <Explain blockers={blockers} />
      </Popover.Dropdown>
    </Popover>
  )
}
