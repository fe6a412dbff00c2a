import { nextLineStates as allowed, type OrderLineState, orderLineStates } from '@h2s/domain/equipment'
import type { Tone } from '@h2s/ui/words'
import { humanize } from '@h2s/ui/words'
import type { OrderPlan } from '../api.ts'

type Line = OrderPlan['components'][number]

const tones: Record<string, Tone> = {
  planned: 'gray',
  ordered: 'blue',
  reserved: 'blue',
  shipped: 'cyan',
  delivered: 'green',
  picked: 'green',
  cancelled: 'gray',
  returned: 'orange',
}

export function lineTone(state: string): Tone {
  return tones[state] ?? 'gray'
}

export function lineStateLabel(state: string): string {
  return humanize(state)
}

/** Where a line may go from here: the domain's machine says so. */
export function nextLineStates(line: Line): readonly OrderLineState[] {
  const state = orderLineStates.find((one) => one === line.state)
  return state ? allowed({ state, fulfilment: line.fulfilment }) : []
}
