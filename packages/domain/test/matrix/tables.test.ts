import { expect, test } from 'vitest'
import { jobActions, jobTransitions, machines } from '../../src/index.ts'
import { matrix, mermaidDiagram } from '../../src/matrix/index.ts'

test('rows of the transition table that differ only in where they start are one row', () => {
  const { transitions } = matrix()
  expect(transitions).toHaveLength(12)
  const cancel = { to: 'cancelled', label: 'Cancel', guards: ['REASON'], generic: true }
  expect(transitions.filter((row) => row.action === 'cancel')).toEqual([
    {
      ...cancel,
      action: 'cancel',
      from: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
      who: ['customer', 'dispatcher'],
    },
    { ...cancel, action: 'cancel', from: ['in_progress'], who: ['dispatcher'] },
  ])
  expect(transitions.flatMap((row) => row.from)).toHaveLength(jobTransitions.length)
})

test('every table says what its data says', () => {
  const { guards, actions, flags, blockers, policies } = matrix()
  expect(guards).toHaveLength(13)
  expect(guards[0]).toMatchObject({ code: 'ASSIGNED', holds_when: 'A tech is assigned', overridable: false })
  expect(
    actions.filter(({ action }) => action === 'cancel').map(({ statuses, who }) => [statuses.length, who]),
  ).toEqual([
    [4, ['customer', 'dispatcher']],
    [1, ['dispatcher']],
  ])
  expect(actions).toHaveLength(jobActions.length + 1)
  expect(actions.find(({ action }) => action === 'verify')).toEqual({
    action: 'verify',
    label: 'Verify',
    statuses: ['completed'],
    who: ['customer', 'dispatcher', 'system'],
  })
  expect(flags.find(({ flag }) => flag === 'WIRE_MANAGEMENT_UNKNOWN')).toEqual({
    flag: 'WIRE_MANAGEMENT_UNKNOWN',
    raised_when: 'The wire management level is unknown, and a bought service asks for it',
    severity: 'HIGH',
    until: 'visit',
    clears_when: 'Clears when the wire management level is filled in.',
  })
  expect(blockers.find(({ code }) => code === 'REASON')).toMatchObject({ message: 'A reason is needed' })
  expect(policies.map(({ id, name }) => [id, name])).toEqual([
    ['standard@1', 'Standard'],
    ['flex@1', 'Flex'],
    ['strict@1', 'Strict'],
  ])
  expect(policies[0]?.rows).toHaveLength(7)
  expect(matrix().machines).toHaveLength(Object.keys(machines).length)
})

test('a machine as a diagram', () => {
  const machine = {
    name: 'door',
    initial: 'open',
    states: ['open', 'shut'],
    final: ['shut'],
    steps: [{ from: 'open', to: 'shut', on: 'pull_hard_shut' }],
  }
  expect(mermaidDiagram(machine)).toBe(
    'stateDiagram-v2\n  [*] --> open\n  open --> shut: pull hard shut\n  shut --> [*]',
  )
})
