import { actionLabels } from '@h2s/domain/job'
import type { JobAction } from '@h2s/domain/job'
import { matrix } from '@h2s/domain/matrix'
import { PageHeader } from '@h2s/ui/page-header'
import { StatusBadge } from '@h2s/ui/status-badge'
import { flagLabel, humanize } from '@h2s/ui/words'
import type { ReactNode } from 'react'
import { useAddress } from '../../routes.tsx'
import { statuses } from '../../words.ts'
import { MachineDiagram } from './machine-diagram.tsx'
import classes from './help.module.css'

function Rules({
  id,
  title,
  lead,
  picture,
  head,
  rows,
}: {
  id: string
  title: string
  lead: string
  picture?: ReactNode
  head: string[]
  rows: { key: string; cells: ReactNode[] }[]
}) {
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={classes.lead}>{lead}</p>
      {picture}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways on a phone, a keyboard must reach it */}
      <div className={classes.wrap} tabIndex={0} role="region" aria-label={`${title}, table`}>
        <table className={classes.table}>
          <thead>
            <tr>
              {head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, index) => (
                  <td key={head[index]} data-label={head[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The job's steps are called as on their buttons. */
const nameOfStep = (on: string) => (Object.hasOwn(actionLabels, on) ? actionLabels[on as JobAction] : humanize(on))

/** What the other machines are about, in the order of a job's life. */
const machineLeads: Readonly<Record<string, string>> = {
  assignment: 'One tech’s commitment to one visit.',
  proposal: 'Windows that one side offers to the other.',
  order_line: 'One thing to buy or pick.',
  payment: 'What the customer pays us.',
  payout: 'What we pay a tech.',
  reminder: 'One message about a visit.',
  flag: 'One life of a flag.',
}

const people = (who: readonly string[]) => who.map((one) => (one === 'provider' ? 'tech' : one)).join(', ')

function Statuses({ of }: { of: readonly string[] }) {
  if (of.length === statuses.length) return 'always'
  return (
    <span className={classes.badges}>
      {of.map((status) => (
        <StatusBadge key={status} status={status} />
      ))}
    </span>
  )
}

/** The rules as the system itself holds them: drawn from the tables that decide, so they cannot be out of date. */
export function HelpPage() {
  const address = useAddress()
  const rules = matrix()
  const [job, ...others] = rules.machines
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader title="Rules and help" app="Home2Smart dispatch" focusOnMount={address.job === undefined} />
        <p className={classes.lead}>
          Who may do what, when, and what is in the way. This page is drawn from the very tables that decide.
        </p>
      </div>
      <div className={classes.scroll}>
        <Rules
          id="transitions"
          title="How a job moves"
          lead="From which status to which, by what, and what must hold first. The dot is where it begins, a double line where it ends."
          picture={job && <MachineDiagram machine={job} title="How a job moves" nameOfStep={nameOfStep} />}
          head={['From', 'To', 'Action', 'Who', 'Must hold']}
          rows={rules.transitions.map((row) => ({
            key: `${row.action}-${row.to}-${row.who.join('-')}`,
            cells: [
              <Statuses key="from" of={row.from} />,
              <StatusBadge key="to" status={row.to} />,
              row.label,
              people(row.who),
              row.guards.map(humanize).join(', ') || 'nothing',
            ],
          }))}
        />
        <Rules
          id="guards"
          title="What must hold"
          lead="Each guard, the sentence you read when it does not hold, and what removes it."
          head={['Guard', 'Holds when', 'Otherwise', 'What helps', 'Override']}
          rows={rules.guards.map((row) => ({
            key: row.code,
            cells: [humanize(row.code), row.holds_when, row.message, row.fix, row.overridable ? 'with a reason' : 'no'],
          }))}
        />
        <Rules
          id="flags"
          title="Flags"
          lead="What raises a flag by itself, how grave it is, and when it goes away."
          head={['Flag', 'Raised when', 'Severity', 'Goes away']}
          rows={rules.flags.map((row) => ({
            key: row.flag,
            cells: [flagLabel(row.flag), row.raised_when, row.severity, row.clears_when],
          }))}
        />
        <Rules
          id="actions"
          title="Actions"
          lead="Everything that can be done to a job. An admin may do whatever a dispatcher may."
          head={['Action', 'Possible while', 'Who']}
          rows={rules.actions.map((row) => ({
            key: `${row.action}-${row.who.join('-')}`,
            cells: [row.label, <Statuses key="at" of={row.statuses} />, people(row.who)],
          }))}
        />
        {others.map((machine) => (
          <section key={machine.name} className={classes.section} aria-labelledby={`machine-${machine.name}`}>
            <h2 id={`machine-${machine.name}`}>{humanize(machine.name)}</h2>
            <p className={classes.lead}>{machineLeads[machine.name]}</p>
            <MachineDiagram machine={machine} title={humanize(machine.name)} nameOfStep={nameOfStep} />
          </section>
        ))}
        {rules.policies.map((policy) => (
          <Rules
            key={policy.id}
            id={`policy-${policy.id}`}
            title={`Cancellation: ${policy.name}`}
            lead="What it costs the customer."
            head={['What', 'Costs']}
            rows={policy.rows.map((row) => ({ key: row.when, cells: [row.when, row.cost] }))}
          />
        ))}
      </div>
    </div>
  )
}
