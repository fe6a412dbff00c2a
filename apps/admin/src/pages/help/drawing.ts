import { Graph, layout } from '@dagrejs/dagre'
import type { Machine } from '@h2s/domain/machines'

export type Point = { x: number; y: number }
type Rect = Point & { width: number; height: number }

/** A machine, laid out: pixels from the top left, boxes and labels by their middle. */
export type Drawing = {
  width: number
  height: number
  states: (Rect & { state: string; label: string; isInitial: boolean; isFinal: boolean })[]
  steps: { from: string; to: string; label: Rect & { text: string }; points: Point[] }[]
}

const BOX_HEIGHT = 32
const LABEL_HEIGHT = 16
/** Wide enough for any letter of the fonts that the page uses at these sizes. */
const boxWidth = (text: string) => Math.ceil(text.length * 7.4) + 40
const labelWidth = (text: string) => Math.ceil(text.length * 6.3) + 10

/** What a state, and what leads from one to another, is called for people. */
export type Names = { state: (state: string) => string; step: (on: string) => string }

/** Lays a machine out from left to right. Steps that lead the same way are one arrow. */
export function drawingOf(machine: Machine<string>, names: Names): Drawing {
  const graph = new Graph({ directed: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 24, edgesep: 10, marginx: 8, marginy: 8 })
  for (const state of machine.states) graph.setNode(state, { width: boxWidth(names.state(state)), height: BOX_HEIGHT })
  for (const { from, to } of machine.steps) {
    const text = [
      ...new Set(
        machine.steps.filter((step) => step.from === from && step.to === to).map((step) => names.step(step.on)),
      ),
    ].join(', ')
    graph.setEdge(from, to, { label: text, width: labelWidth(text), height: LABEL_HEIGHT, labelpos: 'c' })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    states: machine.states.map((state) => ({
      state,
      label: names.state(state),
      ...rectOf(graph.node(state)),
      isInitial: state === machine.initial,
      isFinal: machine.final.includes(state),
    })),
    steps: graph.edges().map(({ v, w }) => {
      const edge = graph.edge(v, w)
      return { from: v, to: w, label: { text: String(edge.label), ...rectOf(edge) }, points: edge.points ?? [] }
    }),
  }
}

function rectOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rect>): Rect {
  return { x, y, width, height }
}

/** A line through points, its corners rounded off. */
export function pathOf([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return ''
  const last = rest.at(-1)
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point
    const isLastBend = index === rest.length - 2
    const to = isLastBend ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${at(point)} ${at(to)}`
  })
  if (bends.length === 0) return last === undefined ? '' : `M${at(first)} L${at(last)}`
  return `M${at(first)} ${bends.join(' ')}`
}

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
