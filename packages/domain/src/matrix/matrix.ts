import { blockerCodes } from '../errors/blocker-codes.ts'
import type { BlockerCode } from '../errors/blocker-codes.ts'
import { blockerText } from '../errors/blocker-text.ts'
import { clearsWhen } from '../flags/clears-when.ts'
import { flagRules } from '../flags/rules/all.ts'
import { flagTexts } from '../flags/rules/texts.ts'
import type { PainFlagType } from '../flags/words.ts'
import { actionLabels, jobActions, whoMay } from '../job/actions.ts'
import type { JobAction } from '../job/actions.ts'
import { statusesFor } from '../job/action-statuses.ts'
import { guardTexts } from '../job/guards.ts'
import type { JobStatus } from '../job/status.ts'
import { jobTransitions } from '../job/transitions.ts'
import type { Guard, JobTransition } from '../job/transitions.ts'
import { machines } from '../machines/all.ts'
import type { Machine } from '../machines/machine.ts'
import { policies } from '../policies/policies.ts'
import { policyTable } from '../policies/render.ts'
import { isOneOf } from '../stored/words.ts'

type Who = JobTransition['who']

/** The tables for people, made of the data that decides: rendered in docs and in the admin app's help. */
export type Matrix = {
  transitions: {
    from: JobStatus[]
    to: JobStatus
    action: JobAction
    label: string
    who: Who
    guards: readonly Guard[]
    generic: boolean
  }[]
  guards: { code: BlockerCode; holds_when: string; message: string; fix: string; overridable: boolean }[]
  actions: { action: JobAction; label: string; statuses: readonly JobStatus[]; who: Who }[]
  flags: {
    flag: PainFlagType
    raised_when: string
    severity: string
    until: 'visit' | 'settlement'
    clears_when: string
  }[]
  blockers: { code: BlockerCode; message: string; fix: string; overridable: boolean }[]
  policies: { id: string; name: string; rows: { when: string; cost: string }[] }[]
  machines: Machine<string>[]
}

/** Who may take an action from a status: for some the part that is theirs ends before the action does. */
const whoFrom = (action: JobAction, from: JobStatus): Who =>
  whoMay[action].filter((role) => statusesFor(action, role).includes(from))

/** Rows of the transition table that differ only in where they start are one row. */
function transitionRows(): Matrix['transitions'] {
  const rows = new Map<string, Matrix['transitions'][number]>()
  for (const { from, to, action, guards, generic } of jobTransitions) {
    const who = whoFrom(action, from)
    const key = `${action} ${to} ${who.join(' ')}`
    const row = rows.get(key) ?? { from: [], to, action, label: actionLabels[action], who, guards, generic }
    row.from.push(from)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** An action has a row for all statuses from which the same people may take it. */
function actionRows(action: JobAction): Matrix['actions'] {
  const rows = new Map<string, { action: JobAction; label: string; statuses: JobStatus[]; who: Who }>()
  for (const status of statusesFor(action)) {
    const who = whoFrom(action, status)
    const row = rows.get(who.join(' ')) ?? { action, label: actionLabels[action], statuses: [], who }
    row.statuses.push(status)
    rows.set(who.join(' '), row)
  }
  return [...rows.values()]
}

/**
 * Everything that the matrix page shows.
 *
 * @example
 * matrix().transitions[1]?.from // => ['pending', 'pending_scheduling']
 */
export function matrix(): Matrix {
  const blockers = blockerCodes.map((code) => ({ code, ...blockerText[code] }))
  return {
    transitions: transitionRows(),
    guards: Object.entries(guardTexts).flatMap(([code, holds_when]) =>
      isOneOf(blockerCodes, code) ? { code, holds_when, ...blockerText[code] } : [],
    ),
    actions: jobActions.flatMap(actionRows),
    flags: flagRules.map(({ flag, until }) => ({
      flag,
      ...flagTexts[flag],
      until,
      clears_when: clearsWhen[flag],
    })),
    blockers,
    policies: policies.map(({ id, name }) => ({ id, name, rows: policyTable(id) })),
    machines: Object.values(machines),
  }
}
