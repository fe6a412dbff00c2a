import { Button, Menu } from '@mantine/core'
import { IconBan, IconDots, IconFlag, IconLock, IconStatusChange } from '@tabler/icons-react'
import { useJob } from './job-context.ts'
import frame from './frame.module.css'
import { blockersOf, mayStill, otherSteps } from './next-step.ts'
import { isOverridable, useOverride } from './override.ts'
import { useStep } from './use-step.ts'

/** Everything else. What is blocked stays in its place and says by what. */
export function JobMenu() {
  const { job, open, writing } = useJob()
  const step = useStep()
  const override = useOverride()
  const cancel = mayStill(job, 'cancel')
  const raise = mayStill(job, 'raise_flag')
  const others = otherSteps(job)
  if (others.length === 0 && !cancel && !raise) return null
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
        {others.map((one) => {
          const blockers = blockersOf(job, one)
          const [blocked] = blockers
          const passable = isOverridable(blockers)
          return (
            <Menu.Item
              key={one.action}
              aria-disabled={blocked && !passable ? true : undefined}
              className={blocked && !passable ? frame.menuBlocked : undefined}
              closeMenuOnClick={!blocked || passable}
              onClick={() => (passable ? override(one) : blocked ? undefined : step(one))}
              leftSection={blocked ? <IconLock size={15} stroke={1.7} aria-hidden /> : undefined}
            >
              {passable ? `Override: ${one.label}…` : one.label}
              {blocked && <span className={frame.menuWhy}>{blocked.message}</span>}
            </Menu.Item>
          )
        })}
        {others.length > 0 && <Menu.Divider />}
        {raise && (
          <Menu.Item leftSection={<IconFlag size={15} stroke={1.7} aria-hidden />} onClick={() => open('raise')}>
            Raise a flag…
          </Menu.Item>
        )}
        {Object.keys(job.blockers).length > 0 && (
          <Menu.Item
            leftSection={<IconStatusChange size={15} stroke={1.7} aria-hidden />}
            onClick={() => open('status')}
          >
            Set status…
          </Menu.Item>
        )}
        {cancel && (
          <Menu.Item
            className={frame.danger}
            leftSection={<IconBan size={15} stroke={1.7} aria-hidden />}
            onClick={() => open('cancel')}
          >
            Cancel the job…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
