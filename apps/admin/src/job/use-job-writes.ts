import { announce } from '@h2s/ui/announce'
import { rescueFocus } from '@h2s/ui/rescue-focus'
import { toProblem } from '@h2s/ui/problem'
import { toastProblem } from '@h2s/ui/toasts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, asJobDetail, type JobDetail, type WireJob } from '../api.ts'

export type JobWrite = {
  /** Names the button that is busy. */
  name: string
  /** For the ear, when it worked: "Wall type saved". */
  done: string
  /** For the eye, when it did not: "Could not save the wall type". */
  failed: string
  /** Sends it. An answer without the dispatcher's view of the job is null: the job is read again. */
  send: (version: number) => Promise<{ job: WireJob } | null>
  /** The version the person was looking at; the one on the screen unless a form was open longer. */
  base?: number
  /** How the job will look; taken back when the server refuses. Only for what cannot have side effects. */
  optimistic?: (job: WireJob) => WireJob
  /** What this write would leave in the job, in words: told beside what somebody else has saved meanwhile. */
  mine?: readonly { label: string; value: string }[]
  /** The write of a form that stays open under the question about a conflict: nothing that was typed is lost. */
  form?: boolean
  onDone?: (job: JobDetail | null) => void
  /** A form shows its own errors. A conflict is still asked about by the dialog. */
  onFailed?: (error: unknown) => void
}

export type Conflict = { write: JobWrite; before: JobDetail; now: JobDetail }

/**
 * Every change of one job goes through here: one at a time, each with the version it was based on,
 * the answer into the cache, a stale version into the conflict dialog.
 */
export function useJobWrites(job: JobDetail | null) {
  const queries = useQueryClient()
  const [conflict, setConflict] = useState<Conflict | null>(null)
  /* Own writes in a row: the second was clicked on what the first has since moved on. */
  const ours = useRef<{ before: number; after: number } | null>(null)
  /* How the job looked at each version on this screen: a form may have been open while newer ones came in. */
  /* A second press that comes before the first is drawn is the same press. */
  const underWay = useRef(new Set<string>())
  const looks = useRef(new Map<number, JobDetail>())
  useEffect(() => {
    if (job) looks.current.set(job.version, job)
  }, [job])
  const jobId = job?.job_id ?? ''
  const key = api.admin.jobs.get.queryKey({ job_id: jobId })

  const mutation = useMutation({
    scope: { id: `job:${jobId}` },
    mutationFn: (write: JobWrite & { base: number }) => {
      const base = ours.current && ours.current.before === write.base ? ours.current.after : write.base
      return write.send(base)
    },
    onMutate: async (write) => {
      const before = queries.getQueryData(key)
      if (write.optimistic && before) {
        await queries.cancelQueries({ queryKey: key })
        queries.setQueryData(key, { job: write.optimistic(before.job) })
      }
      return { before }
    },
    onSettled: (_answer, _error, write) => {
      underWay.current.delete(write.name)
    },
    onSuccess: (answer, write) => {
      if (answer) {
        ours.current = { before: write.base, after: answer.job.version }
        queries.setQueryData(key, { job: answer.job })
      } else {
        void queries.invalidateQueries({ queryKey: key })
      }
      announce(write.done)
      write.onDone?.(answer ? asJobDetail(answer.job) : null)
      rescueFocus()
      void queries.invalidateQueries(api.admin.jobs.list.pathFilter())
      void queries.invalidateQueries(api.admin.overview.pathFilter())
      void queries.invalidateQueries(api.admin.payouts.pathFilter())
      void queries.invalidateQueries({ queryKey: api.admin.pros.candidates.queryKey({ job_id: jobId }) })
    },
    onError: async (error, write, context) => {
      if (write.optimistic && context?.before) queries.setQueryData(key, context.before)
      const problem = toProblem(error)
      if (problem.code === 'CONFLICT' && job) {
        try {
          const fresh = await queries.fetchQuery(api.admin.jobs.get.queryOptions({ job_id: jobId }, { staleTime: 0 }))
          /* A conflict that is not about the version (a taken slot) has nothing to compare: it is told like any refusal. */
          if (fresh.job.version !== write.base) {
            setConflict({ write, before: looks.current.get(write.base) ?? job, now: asJobDetail(fresh.job) })
            return
          }
        } catch {
          /* The refusal itself is told below. */
        }
      }
      if (write.onFailed) write.onFailed(error)
      else toastProblem(write.failed, error)
      /* A refusal means that the screen knew less than the server. */
      if (problem.httpStatus !== null && problem.httpStatus < 500) void queries.invalidateQueries({ queryKey: key })
    },
  })

  const version = job?.version ?? 0
  const { mutate } = mutation
  const write = useCallback(
    (one: JobWrite) => {
      if (underWay.current.has(one.name)) return
      underWay.current.add(one.name)
      mutate({ ...one, base: one.base ?? version })
    },
    [mutate, version],
  )
  return {
    write,
    writing: mutation.isPending ? mutation.variables.name : null,
    conflict,
    keepTheirs: () => setConflict(null),
    /** Back to the form as it was left; what it sends next is based on what the person has now seen. */
    backToForm: () => {
      if (!conflict) return
      ours.current = { before: conflict.write.base ?? conflict.before.version, after: conflict.now.version }
      setConflict(null)
    },
    applyMine: () => {
      if (!conflict) return
      setConflict(null)
      mutate({ ...conflict.write, base: conflict.now.version })
    },
  }
}
