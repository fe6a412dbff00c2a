import type { Machine } from '../machines/machine.ts'

/** A machine as the text of a Mermaid state diagram. */
export function mermaidDiagram(machine: Machine<string>): string {
  const arrows = machine.steps.map((step) => `  ${step.from} --> ${step.to}: ${step.on.replaceAll('_', ' ')}`)
  const ends = machine.final.map((state) => `  ${state} --> [*]`)
  return ['stateDiagram-v2', `  [*] --> ${machine.initial}`, ...arrows, ...ends].join('\n')
}
