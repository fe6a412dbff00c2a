import type { JobFacts, JobMetadataV2 } from '@h2s/domain/job'
import { itemsOf } from '@h2s/domain/job'
import type { CustomerJob } from '../../views/customer-job.ts'

const beforeTheWork = new Set(['pending', 'pending_scheduling', 'accepted', 'scheduled'])

/** What we do not know yet and only the customer can say, each with why we ask. Nothing once the work has begun. */
export function openQuestions(job: JobFacts, metadata: JobMetadataV2): CustomerJob['questions'] {
  if (!beforeTheWork.has(job.status)) return []
  const asked = new Set(itemsOf(job, metadata).flatMap((item) => item.service?.asks ?? []))
  const questions: CustomerJob['questions'] = []
  if (asked.has('wall') && metadata.wall_type === 'UNKNOWN') {
    questions.push({
      key: 'wall_type',
      label: 'What is the wall made of?',
      why: 'Drywall, brick and tile each take other anchors and tools.',
    })
  }
  if (asked.has('wire') && metadata.wire_management_required === 'UNKNOWN') {
    questions.push({
      key: 'wire_management_required',
      label: 'Should the cables be hidden?',
      why: 'Cables in the wall or in a cover need parts that we bring along.',
    })
  }
  return questions
}
