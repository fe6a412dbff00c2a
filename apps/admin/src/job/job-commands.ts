import {
  IconArrowForward,
  IconArrowRight,
  IconBan,
  IconFlag,
  IconLinkOff,
  IconLock,
  IconPencil,
  IconStatusChange,
} from '@tabler/icons-react'
import type { JobAction } from '../api.ts'
import type { Command } from '../shell/offered-commands.ts'
import { useJob } from './job-context.ts'
import { blockersOf, mayStill, nextStep, otherSteps, type Step } from './next-step.ts'
import { isOverridable, useOverride } from './override.ts'
import { useStep } from './use-step.ts'

const keysOf: Partial<Record<JobAction, string>> = { dispatch: 'A', schedule: 'S' }

/** What can be done with the open job: the usual next step, the other steps, and the rest. For the menu and the palette. */
export function useJobCommands(): { next: Command | null; steps: Command[]; rest: Command[] } {
  const { job, open } = useJob()
  const step = useStep()
  const override = useOverride()
  const asCommand = (one: Step): Command => {
    const blockers = blockersOf(job, one)
    const [blocked] = blockers
    const id = one.action
    const keys = keysOf[one.action] ?? null
    if (!blocked) return { id, label: one.label, icon: IconArrowRight, keys, why: null, run: () => step(one) }
    const why = blocked.message
    return isOverridable(blockers)
      ? { id, label: `Override: ${one.label}…`, icon: IconArrowForward, keys, why, run: () => override(one) }
      : { id, label: one.label, icon: IconLock, keys, why, run: null }
  }
  const rest: Command[] = [
    ...(job.actions.update_install_details?.length === 0
      ? [
          {
            id: 'install',
            label: 'Edit the installation details…',
            icon: IconPencil,
            keys: 'E',
            why: null,
            run: () => open('install'),
          },
        ]
      : []),
    ...(mayStill(job, 'raise_flag')
      ? [{ id: 'raise', label: 'Raise a flag…', icon: IconFlag, keys: 'F', why: null, run: () => open('raise') }]
      : []),
    ...(Object.keys(job.blockers).length > 0
      ? [
          {
            id: 'status',
            label: 'Set status…',
            icon: IconStatusChange,
            keys: null,
            why: null,
            run: () => open('status'),
          },
        ]
      : []),
    {
      id: 'revoke',
      label: 'End the customer’s links…',
      icon: IconLinkOff,
      keys: null,
      why: null,
      run: () => open('revoke'),
    },
    ...(mayStill(job, 'cancel')
      ? [
          {
            id: 'cancel',
            label: 'Cancel the job…',
            icon: IconBan,
            keys: null,
            why: null,
            danger: true,
            run: () => open('cancel'),
          },
        ]
      : []),
  ]
  const first = nextStep(job)
  return { next: first && asCommand(first), steps: otherSteps(job).map(asCommand), rest }
}
