import { BlockedPopoverButton } from '@h2s/ui/blocked-popover-button'
import { LaneBadge } from '@h2s/ui/lane-badge'
import { Money } from '@h2s/ui/money'
import { StageStepper } from '@h2s/ui/stage-stepper'
import { Tag } from '@h2s/ui/status-badge'
import { humanize, stageLabel } from '@h2s/ui/words'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { client, type OrderPlan } from '../api.ts'
import { useJob } from './job-context.ts'
import { nameOf } from './name-of.ts'
import equipment from './equipment.module.css'
import text from './text.module.css'
import { lineStateLabel, lineTone, nextLineStates } from './order-lines.ts'
import { Fact, Facts, Section } from './section.tsx'
import { usePlanWrite } from './use-plan-write.ts'

const road = (['READY_TO_ORDER', 'ORDERED', 'SHIPPED', 'DELIVERED'] as const).map((id) => ({
  id,
  label: stageLabel(id),
}))
const stageVerbs = {
  ORDERED: 'Mark all ordered',
  SHIPPED: 'Mark all shipped',
  DELIVERED: 'Mark all delivered',
} as const

type Line = OrderPlan['components'][number]

function LineState({ line }: { line: Line }) {
  const { job, write, writing } = useJob()
  const next = nextLineStates(line)
  if (next.length === 0 || job.actions.move_order_line === undefined)
    return <Tag tone={lineTone(line.state)}>{lineStateLabel(line.state)}</Tag>
  const move = (state: Line['state']) =>
    write({
      name: `line:${line.line_id}`,
      done: `${line.name}: ${lineStateLabel(state).toLowerCase()}`,
      failed: `Could not move ${line.name}`,
      send: (version) =>
        client.admin.jobs.updateOrderStage.mutate({ job_id: job.job_id, line: line.line_id, state, version }),
    })
  return (
    <Menu position="bottom-end" width={170}>
      <Menu.Target>
        <button
          type="button"
          className={equipment.lineState}
          disabled={writing !== null}
          aria-label={`${line.name}: ${lineStateLabel(line.state)}. Change`}
        >
          <Tag tone={lineTone(line.state)}>{lineStateLabel(line.state)}</Tag>
          <IconChevronDown size={13} stroke={1.8} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {next.map((state) => (
          <Menu.Item key={state} onClick={() => move(state)}>
            {lineStateLabel(state)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function StageButtons({ stage }: { stage: string }) {
  const { job, write, writing } = useJob()
  const at = road.findIndex((step) => step.id === stage)
  const next = road[at + 1]?.id
  if (!next || next === 'READY_TO_ORDER' || job.actions.move_order_line === undefined) return null
  const move = (to: keyof typeof stageVerbs) =>
    write({
      name: 'stage',
      done: `Equipment ${stageLabel(to).toLowerCase()}`,
      failed: 'Could not move the equipment',
      send: (version) => client.admin.jobs.updateOrderStage.mutate({ job_id: job.job_id, stage: to, version }),
    })
  return (
    <BlockedPopoverButton
      variant="light"
      blockers={job.actions.move_order_line}
      loading={writing === 'stage'}
      onClick={() => move(next)}
    >
      {stageVerbs[next]}
    </BlockedPopoverButton>
  )
}

/** Who supplies, whether anything must be ordered, what, for how much, and how far it has come. */
export function EquipmentSection() {
  const { job, writing } = useJob()
  const generate = usePlanWrite()
  const { equipment_lane: lane, order_required: required, order_plan: plan } = job.metadata
  const stage = job.metadata.order_stage ?? 'PENDING_REVIEW'
  const may = job.actions.generate_order_plan
  const by = plan && nameOf(plan.created_by, job)
  return (
    <Section
      title="Equipment & ordering"
      aside={plan && plan.components.length > 0 ? <StageButtons stage={stage} /> : undefined}
    >
      <Facts>
        <Fact label="Supplied by">{lane ? <LaneBadge lane={lane} plain /> : 'No equipment'}</Fact>
        <Fact label="Order required">{required ? 'Yes' : 'No'}</Fact>
        {plan && <Fact label="Kit">{humanize(plan.kit_type)}</Fact>}
        {plan && plan.vendor && <Fact label="Vendor">{plan.vendor}</Fact>}
      </Facts>
      {required && stage !== 'NOT_NEEDED' && job.status !== 'cancelled' && (
        <div className={equipment.stage}>
          {stage === 'PENDING_REVIEW' ? (
            <p className={text.dim}>There is no plan yet for what this job needs.</p>
          ) : (
            <StageStepper steps={road} current={stage} done={stage === 'DELIVERED'} label="Order stage" />
          )}
        </div>
      )}
      {plan && plan.components.length > 0 && (
        <div className={equipment.tableWrap}>
          <table className={equipment.table}>
            <caption className="h2s-hidden">Components of the order plan</caption>
            <thead>
              <tr>
                <th scope="col">Component</th>
                <th scope="col">State</th>
                <th scope="col" className={equipment.number}>
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.components.map((line) => (
                <tr key={line.line_id}>
                  <td>
                    <span className={equipment.lineName}>
                      <span className="h2s-num">{line.quantity} ×</span> {line.name}
                    </span>
                    <span className={text.dim}>
                      {[line.sku, line.vendor, line.fulfilment === 'stock' ? 'from stock' : null]
                        .filter(Boolean)
                        .join(' · ')}
                      {line.reason && <> · {line.reason}</>}
                    </span>
                  </td>
                  <td>
                    <LineState line={line} />
                  </td>
                  <td className={equipment.number}>
                    <Money cents={line.unit_cost * line.quantity} currency={plan.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  Estimated cost
                </th>
                <td className={equipment.number}>
                  <Money cents={plan.total_cost_estimate} currency={plan.currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {plan?.notes && <p className={text.note}>{plan.notes}</p>}
      {may && (required || plan) && (
        <div className={equipment.sectionFoot}>
          {may.length === 0 ? (
            <Button
              {...(plan ? { variant: 'subtle', color: 'gray' } : { variant: 'light' })}
              onClick={generate}
              loading={writing === 'plan'}
            >
              {plan ? 'Generate again' : 'Generate the order plan'}
            </Button>
          ) : (
            <BlockedPopoverButton variant="default" blockers={may}>
              {plan ? 'Generate again' : 'Generate the order plan'}
            </BlockedPopoverButton>
          )}
          {plan && (
            <span className={text.dim}>
              Version {plan.version}
              {by && `, by ${by}`}
            </span>
          )}
        </div>
      )}
    </Section>
  )
}
