/** One arrow of a machine: in `from`, `on` leads to `to`. */
export type Step<State extends string> = { readonly from: State; readonly to: State; readonly on: string }

/** A state machine as plain data: it can be walked, drawn, tested and stored. */
export type Machine<State extends string> = {
  readonly name: string
  readonly initial: State
  readonly states: readonly State[]
  /** States that nothing leaves. */
  readonly final: readonly State[]
  readonly steps: readonly Step<State>[]
}

/**
 * Builds a machine from its states and arrows; `final` is derived, so it cannot be wrong.
 *
 * An arrow is written `[from, on, to]`; several `from` states may share one arrow.
 */
export function defineMachine<const State extends string>(definition: {
  name: string
  initial: NoInfer<State>
  states: readonly State[]
  arrows: readonly (readonly [NoInfer<State> | readonly NoInfer<State>[], string, NoInfer<State>])[]
}): Machine<State> {
  const steps = definition.arrows.flatMap(([from, on, to]) =>
    (typeof from === 'string' ? [from] : from).map((state): Step<State> => ({ from: state, to, on })),
  )
  const left = new Set(steps.map((step) => step.from))
  return {
    name: definition.name,
    initial: definition.initial,
    states: definition.states,
    final: definition.states.filter((state) => !left.has(state)),
    steps,
  }
}

/** Whether one arrow leads straight from `from` to `to`. */
export function canMove<State extends string>(machine: Machine<State>, from: State, to: State): boolean {
  return machine.steps.some((step) => step.from === from && step.to === to)
}

/** The states that one arrow leads to. */
export function movesFrom<State extends string>(machine: Machine<State>, from: State): State[] {
  return [...new Set(machine.steps.filter((step) => step.from === from).map((step) => step.to))]
}

/** Every state that some path from the initial one leads to, the initial one included. */
export function reachableStates<State extends string>(machine: Machine<State>): Set<State> {
  const seen = new Set<State>([machine.initial])
  for (const state of seen) for (const next of movesFrom(machine, state)) seen.add(next)
  return seen
}
