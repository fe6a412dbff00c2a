import { defineMachine, machines } from '@h2s/domain/machines'
import { describe, expect, it } from 'vitest'
import { drawingOf, pathOf } from '../src/pages/help/drawing.ts'

const names = { state: (state: string) => state.toUpperCase(), step: (on: string) => on }

describe('a machine, drawn', () => {
  const door = defineMachine({
    name: 'door',
    initial: 'open',
    states: ['open', 'shut', 'gone'],
    arrows: [
      ['open', 'push', 'shut'],
      ['open', 'slam', 'shut'],
      ['shut', 'pull', 'open'],
      [['open', 'shut'], 'burn', 'gone'],
    ],
  })

  it('has every state once, named, with its beginning and its ends', () => {
    const { states } = drawingOf(door, names)
    expect(states.map(({ label, isInitial, isFinal }) => [label, isInitial, isFinal])).toEqual([
      ['OPEN', true, false],
      ['SHUT', false, false],
      ['GONE', false, true],
    ])
  })

  it('draws steps that lead the same way as one arrow', () => {
    const { steps } = drawingOf(door, names)
    expect(steps.map(({ from, to, label }) => [from, to, label.text])).toEqual(
      expect.arrayContaining([
        ['open', 'shut', 'push, slam'],
        ['shut', 'open', 'pull'],
        ['open', 'gone', 'burn'],
        ['shut', 'gone', 'burn'],
      ]),
    )
    expect(steps).toHaveLength(4)
  })

  it.each(Object.entries(machines))(
    '%s: every step of the data, no two states over each other, all of it inside',
    (_name, machine) => {
      const { width, height, states, steps } = drawingOf(machine, names)
      const ways = new Set(machine.steps.map(({ from, to }) => `${from} ${to}`))
      expect(new Set(steps.map(({ from, to }) => `${from} ${to}`))).toEqual(ways)
      for (const one of states) {
        expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0)
        expect(one.x + one.width / 2).toBeLessThanOrEqual(width)
        expect(one.y + one.height / 2).toBeLessThanOrEqual(height)
        for (const other of states)
          if (other !== one)
            expect(
              Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
                Math.abs(one.y - other.y) >= (one.height + other.height) / 2,
            ).toBe(true)
      }
      for (const { points } of steps) expect(points.length).toBeGreaterThan(1)
    },
  )
})

describe('a line', () => {
  it('is straight between two points, and rounds its corners', () => {
    expect(pathOf([])).toBe('')
    expect(pathOf([{ x: 0, y: 0 }])).toBe('')
    const corner = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ]
    expect(pathOf(corner)).toBe('M0 0 L10 0')
    expect(pathOf([...corner, { x: 10, y: 10 }])).toBe('M0 0 Q10 0 10 10')
    expect(pathOf([...corner, { x: 10, y: 10 }, { x: 20, y: 10.55 }])).toBe('M0 0 Q10 0 10 5 Q10 10 20 10.6')
  })
})
