import { describe, expect, test } from 'vitest'
import { canMove, defineMachine, machines, movesFrom, reachableStates } from '../../src/index.ts'
import type { Machine } from '../../src/index.ts'

const all: [string, Machine<string>][] = Object.entries(machines)

describe.each(all)('%s', (_name, machine) => {
  test('every state can be reached', () => {
    expect([...reachableStates(machine)].toSorted()).toEqual([...machine.states].toSorted())
  })
  test('steps lead from and to its own states, and none twice', () => {
    for (const step of machine.steps) {
      expect(machine.states).toContain(step.from)
      expect(machine.states).toContain(step.to)
    }
    expect(new Set(machine.steps.map((step) => `${step.from} ${step.on}`)).size).toBe(machine.steps.length)
  })
  test('nothing leaves a final state, and one can be reached from everywhere', () => {
    for (const state of machine.final) expect(movesFrom(machine, state)).toEqual([])
    for (const state of machine.states) {
      const onward = reachableStates({ ...machine, initial: state })
      expect(machine.final.some((end) => onward.has(end))).toBe(true)
    }
  })
  test('its data is pinned', () => {
    expect({
      final: machine.final,
      steps: machine.steps.map((step) => `${step.from} -${step.on}-> ${step.to}`),
    }).toMatchSnapshot()
  })
})

test('a machine is walked', () => {
  const door = defineMachine({
    name: 'door',
    initial: 'open',
    states: ['open', 'shut', 'gone'],
    arrows: [
      ['open', 'close', 'shut'],
      [['open', 'shut'], 'break', 'gone'],
    ],
  })
  expect(door.final).toEqual(['gone'])
  expect(canMove(door, 'open', 'gone')).toBe(true)
  expect(canMove(door, 'gone', 'open')).toBe(false)
  expect(movesFrom(door, 'open')).toEqual(['shut', 'gone'])
})
