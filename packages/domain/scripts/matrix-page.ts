import { mermaidDiagram } from '../src/matrix/diagram.ts'
import { matrix } from '../src/matrix/matrix.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

const code = (word: string) => `\`${word}\``
const list = (words: readonly string[]) => (words.length === 0 ? '–' : words.join(', '))
const diagram = (machine: Parameters<typeof mermaidDiagram>[0]) => `\`\`\`mermaid\n${mermaidDiagram(machine)}\n\`\`\``

/** The page for people, made of the data that decides. */
export function matrixPage(): string {
  const { transitions, guards, actions, flags, blockers, policies, machines } = matrix()
  const [job, ...others] = machines
  return [
    '# The matrix: who may do what, when, and what is in the way',
    'Generated from `packages/domain` by `node packages/domain/scripts/write-matrix.ts`. Do not edit: a test compares it with the tables.',
    '## The job',
    job === undefined ? '' : diagram(job),
    table(
      ['from', 'to', 'action', 'who', 'guards', 'by "set status"'],
      transitions.map((row) => [
        row.from.map(code).join(', '),
        code(row.to),
        row.label,
        list(row.who),
        list(row.guards.map(code)),
        row.generic ? 'yes' : 'no: own command',
      ]),
    ),
    '## Guards',
    table(
      ['guard', 'holds when', 'else', 'fix', 'a dispatcher may override'],
      guards.map((row) => [
        code(row.code),
        row.holds_when,
        row.message,
        row.fix,
        row.overridable ? 'yes, with a reason' : 'no',
      ]),
    ),
    'An override of `NO_CRITICAL_FLAG` or `SCOPE` needs a second person.',
    '## Actions',
    table(
      ['action', 'possible while', 'who (admin: whatever a dispatcher may)'],
      actions.map((row) => [row.label, list(row.statuses.map(code)), list(row.who)]),
    ),
    '## Pain flags',
    table(
      ['flag', 'raised when', 'severity', 'until', 'goes away'],
      flags.map((row) => [
        code(row.flag),
        row.raised_when,
        row.severity,
        row.until === 'visit' ? 'the visit is over' : 'the job is settled',
        row.clears_when,
      ]),
    ),
    '## Blockers',
    table(
      ['code', 'sentence', 'fix'],
      blockers.map((row) => [code(row.code), row.message, row.fix]),
    ),
    '## Cancellation policies',
    ...policies.flatMap((policy) => [
      `### ${policy.name} (${code(policy.id)})`,
      table(
        ['what', 'costs'],
        policy.rows.map((row) => [row.when, row.cost]),
      ),
    ]),
    '## The other machines',
    ...others.flatMap((machine) => [`### ${machine.name}`, diagram(machine)]),
    '',
  ].join('\n\n')
}
