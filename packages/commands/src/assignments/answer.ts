import type { AssignmentRow } from '@h2s/db/schema/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import type { AssignmentState, JobStatus } from '@h2s/domain'

/** What a write on an assignment answers: where assignment and job are now. */
export type AssignmentAnswer = {
  assignment_id: string
  assignment_version: number
  state: AssignmentState
  job_id: string
  version: number
  status: JobStatus
}

export function answerOf(assignment: AssignmentRow, job: JobRecord): AssignmentAnswer {
  return {
    assignment_id: assignment.assignment_id,
    assignment_version: assignment.version,
    state: assignment.state,
    job_id: job.job_id,
    version: job.version,
    status: job.status,
  }
}
