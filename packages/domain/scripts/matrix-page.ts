import { actionLabels, jobActions, whoMay } from '../src/job/actions.ts'
import { statusesFor } from '../src/job/action-statuses.ts'
import { guardTexts } from '../src/job/guards.ts'
import { jobStatuses } from '../src/job/status.ts'
import { jobTransitions } from '../src/job/transitions.ts'
import type { JobTransition } from '../src/job/transitions.ts'
import { blockerCodes } from '../src/errors/blocker-codes.ts'
import { blockerText } from '../src/errors/blocker-text.ts'
import { clearsWhen } from '../src/flags/clears-when.ts'
import { flagRules } from '../src/flags/rules/all.ts'
import { machines } from '../src/machines/all.ts'
import type { Machine } from '../src/machines/machine.ts'
import { policies } from '../src/policies/policies.ts'
import { policyTable } from '../src/policies/render.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

const code = (word: string) => `\`${word}\``
const list = (words: readonly string[]) => (words.length === 0 ? '–' : words.join(', '))

/** Rows that differ only in where they start are one line. */
function grouped(rows: readonly JobTransition[]): { from: string[]; row: JobTransition }[] {
  const groups = new Map<string, { from: string[]; row: JobTransition }>()
  for (const row of rows) {
    const key = `${row.action} ${row.to}`
    const group = groups.get(key) ?? { from: [], row }
    group.from.push(code(row.from))
    groups.set(key, group)
  }
  return [...groups.values()]
}

function transitions(): string {
  return table(
    ['from', 'to', 'action', 'who', 'guards', 'by "set status"'],
    grouped(jobTransitions).map(({ from, row }) => [
      from.join(', '),
      code(row.to),
      actionLabels[row.action],
      list(row.who),
      list(row.guards.map(code)),
      row.generic ? 'yes' : 'no: own command',
    ]),
  )
}

function diagram(machine: Machine<string>): string {
  const id = (state: string) => state.replaceAll(' ', '_')
  const arrows = machine.steps.map((step) => `  ${id(step.from)} --> ${id(step.to)}: ${step.on.replaceAll('_', ' ')}`)
  const ends = machine.final.map((state) => `  ${id(state)} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${id(machine.initial)}`, ...arrows, ...ends, '```'].join('\n')
}

/** The page for people, made of the data that decides. */
export function matrixPage(): string {
  const others = Object.values(machines).filter((machine) => machine.name !== 'job')
  return [
    '# The matrix: who may do what, when, and what is in the way',
    'Generated from `packages/domain` by `node packages/domain/scripts/write-matrix.ts`. Do not edit: a test compares it with the tables.',
    '## The job',
    diagram(machines.job),
    transitions(),
    '## Guards',
    table(
      ['guard', 'holds when', 'else', 'fix', 'a dispatcher may override'],
      Object.entries(guardTexts).map(([guard, text]) => {
        const said = blockerCodes.find((entry) => entry === guard)
        const { message, fix, overridable } = blockerText[said ?? 'STATUS']
        return [code(guard), text, message, fix, overridable ? 'yes, with a reason' : 'no']
      }),
    ),
    'An override of `NO_CRITICAL_FLAG` or `SCOPE` needs a second person.',
    '## Actions',
    table(
      ['action', 'possible while', 'who (admin: whatever a dispatcher may)'],
      jobActions.map((action) => {
        const where = statusesFor(action)
        return [
          actionLabels[action],
          where.length === jobStatuses.length ? 'always' : list(where.map(code)),
          list(whoMay[action]),
        ]
      }),
    ),
    '## Pain flags',
    table(
      ['flag', 'raised when', 'severity', 'until', 'goes away'],
      flagRules.map((rule) => [
        code(rule.flag),
        rule.raised_when,
        rule.severity_text,
        rule.until === 'visit' ? 'the visit is over' : 'the job is settled',
        clearsWhen[rule.flag],
      ]),
    ),
    '## Blockers',
    table(
      ['code', 'sentence', 'fix'],
      blockerCodes.map((entry) => [code(entry), blockerText[entry].message, blockerText[entry].fix]),
    ),
    '## Cancellation policies',
    ...policies.flatMap((policy) => [
      `### ${policy.name} (${code(policy.id)})`,
      table(
        ['what', 'costs'],
        policyTable(policy.id).map((row) => [row.when, row.cost]),
      ),
    ]),
    '## The other machines',
    ...others.flatMap((machine) => [`### ${machine.name}`, diagram(machine)]),
    '',
  ].join('\n\n')
}
