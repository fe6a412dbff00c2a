import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { Command } from '../shell/offered-commands.ts'
import frame from './frame.module.css'
import { useJobCommands } from './job-commands.ts'
import { useJob } from './job-context.ts'

/** Everything else. What is blocked stays in its place and says by what. */
export function JobMenu() {
  const { writing } = useJob()
  const { steps, rest } = useJobCommands()
  if (steps.length === 0 && rest.length === 0) return null
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          size="sm"
          data-more
          variant="default"
          leftSection={<IconDots size={16} stroke={1.7} aria-hidden />}
          disabled={writing !== null}
        >
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((command) => (
          <Item key={command.id} command={command} bare />
        ))}
        {steps.length > 0 && rest.length > 0 && <Menu.Divider />}
        {rest.map((command) => (
          <Item key={command.id} command={command} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** `bare`: without an icon, unless something is in the way. */
function Item({ command, bare = false }: { command: Command; bare?: boolean }) {
  const { label, icon: Icon, why, danger, run } = command
  return (
    <Menu.Item
      aria-disabled={run === null ? true : undefined}
      className={run === null ? frame.menuBlocked : danger ? frame.danger : undefined}
      closeMenuOnClick={run !== null}
      onClick={() => run?.()}
      leftSection={bare && why === null ? undefined : <Icon size={15} stroke={1.7} aria-hidden />}
    >
      {label}
      {why !== null && <span className={frame.menuWhy}>{why}</span>}
    </Menu.Item>
  )
}
