import { client } from '../api.ts'
import { patchInWords } from './install-words.ts'
import { useJob } from './job-context.ts'

export type Patch = Omit<Parameters<typeof client.admin.jobs.updateInstallDetails.mutate>[0], 'job_id' | 'version'>

/** Saves part of the installation details: what is not named stays, null clears. Shown at once, taken back if refused. */
export function useInstallWrite(): (
  patch: Patch,
  options?: { base?: number; form?: boolean; onDone?: () => void; onFailed?: (error: unknown) => void },
) => void {
  const { job, write } = useJob()
  return (patch, options = {}) =>
    write({
      name: 'install',
      done: 'Installation details saved',
      failed: 'Could not save the installation details',
      send: (version) => client.admin.jobs.updateInstallDetails.mutate({ job_id: job.job_id, ...patch, version }),
      optimistic: (now) => ({
        ...now,
        metadata: {
          ...now.metadata,
          wall_type: patch.wall_type ?? now.metadata.wall_type,
          wire_management_required: patch.wire_management_required ?? now.metadata.wire_management_required,
        },
      }),
      mine: patchInWords(patch),
      ...(options.form ? { form: true } : {}),
      ...(options.base === undefined ? {} : { base: options.base }),
      ...(options.onDone ? { onDone: options.onDone } : {}),
      ...(options.onFailed ? { onFailed: options.onFailed } : {}),
    })
}
