import { Button } from '@mantine/core'
import { IconArrowForward } from '@tabler/icons-react'
import { useJob } from './job-context.ts'
import { blockersOf, type Step } from './next-step.ts'
import { isOverridable, useOverride } from './override.ts'
import { useFirstAsk } from './use-first-ask.ts'

/** Under a blocked step: the way on, where dispatch may take it. */
export function OverrideButton({ step }: { step: Step }) {
  const { job } = useJob()
  const override = useOverride()
  const ask = useFirstAsk(step.action)
  if (!isOverridable(blockersOf(job, step))) return null
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowForward size={14} stroke={1.7} aria-hidden />}
      onClick={() => override(step)}
      ml={-8}
      style={{ justifySelf: 'start' }}
    >
      {ask === null
        ? 'Override…'
        : ask.mine
          ? 'You asked to go on: a colleague has to confirm…'
          : `Confirm ${ask.name}’s override…`}
    </Button>
  )
}
