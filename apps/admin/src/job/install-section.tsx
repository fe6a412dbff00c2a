import { Tag } from '@h2s/ui/status-badge'
import { humanize } from '@h2s/ui/words'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { wallLabel, wireLabel } from './install-words.ts'
import { useJob } from './job-context.ts'
import text from './text.module.css'
import { Fact, Facts, Section } from './section.tsx'

/** What the place is like. What nobody knows yet says so. */
export function InstallSection() {
  const { job, open } = useJob()
  const { metadata } = job
  const wire = wireLabel(metadata.wire_management_required)
  const wall = wallLabel(metadata.wall_type)
  const constraints = metadata.special_constraints ?? []
  const may = job.actions.update_install_details
  return (
    <Section
      title="Installation details"
      aside={
        may?.length === 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconPencil size={14} stroke={1.7} aria-hidden />}
            onClick={() => open('install')}
          >
            Edit
          </Button>
        )
      }
    >
      <Facts>
        <Fact label="Wire management" unknown={!wire}>
          {wire ?? 'Not known yet'}
        </Fact>
        <Fact label="Wall type" unknown={!wall}>
          {wall ?? 'Not known yet'}
        </Fact>
        {constraints.length > 0 && (
          <Fact label="Constraints" wide>
            <span className={text.tags}>
              {constraints.map((one) => (
                <Tag key={one} tone="orange">
                  {humanize(one)}
                </Tag>
              ))}
            </span>
          </Fact>
        )}
        {metadata.mounting_surface_notes && (
          <Fact label="Surface notes" wide>
            {metadata.mounting_surface_notes}
          </Fact>
        )}
        {metadata.customer_priority_notes && (
          <Fact label="What matters to the customer" wide>
            {metadata.customer_priority_notes}
          </Fact>
        )}
        {job.notes_from_customer && (
          <Fact label="Customer wrote" wide>
            “{job.notes_from_customer}”
          </Fact>
        )}
        <Fact label="Ordered" wide>
          <ul className={text.plain}>
            {job.lines.map((line) => (
              <li key={line.line_id}>
                {line.quantity > 1 && <span className="h2s-num">{line.quantity} × </span>}
                {line.service_name}
              </li>
            ))}
            {job.lines.length === 0 && <li>{job.service_name}</li>}
          </ul>
        </Fact>
      </Facts>
    </Section>
  )
}
