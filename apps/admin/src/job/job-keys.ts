import { useMemo } from 'react'
import { type Shortcut, useShortcuts } from '../shell/shortcuts.ts'
import { useJob, type JobContextValue } from './job-context.ts'
import { blockersOf, stepOf } from './next-step.ts'
import { isOverridable } from './override.ts'

type JobKey = Omit<Shortcut, 'run'>

const group = 'In an open job'

/** What the keys do in the drawer; shown in the list of shortcuts whether or not a job is open. */
export const jobKeys = [
  { keys: 'A', label: 'Assign a tech', group },
  { keys: 'S', label: 'Set the time', group },
  { keys: 'E', label: 'Edit the installation details', group },
  { keys: 'F', label: 'Raise a flag', group },
  { keys: 'M', label: 'More: everything else', group },
] as const satisfies readonly JobKey[]

function run(keys: (typeof jobKeys)[number]['keys'], { job, open, writing }: JobContextValue): void {
  if (writing !== null) return
  const openIf = (action: 'dispatch' | 'schedule', dialog: 'dispatch' | 'time'): void => {
    const step = stepOf(job, action)
    const blockers = step ? blockersOf(job, step) : []
    if (step && (blockers.length === 0 || isOverridable(blockers))) open(dialog)
  }
  switch (keys) {
    case 'A':
      return openIf('dispatch', 'dispatch')
    case 'S':
      return openIf('schedule', 'time')
    case 'E':
      return job.actions.update_install_details?.length === 0 ? open('install') : undefined
    case 'F':
      return job.actions.raise_flag ? open('raise') : undefined
    case 'M':
      return document.querySelector<HTMLElement>('[data-more]')?.click()
  }
}

/** The letters of an open job. What is not possible now does nothing: its button says why. */
export function useJobKeys(): void {
  const value = useJob()
  useShortcuts(useMemo(() => jobKeys.map((one) => ({ ...one, run: () => run(one.keys, value) })), [value]))
}
