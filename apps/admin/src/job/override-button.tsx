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
      style={{ justifySelf: 'start' }}
    >
      {ask && !ask.mine ? `Confirm ${ask.name}’s override…` : 'Override…'}
    </Button>
  )
}
