/** What was measured, beside what it is held against. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { rootDir } from '../scripts/root.ts'
import { bold, dim, green, red, say } from '../scripts/say.mjs'

export interface Figure {
  what: string
  measured: number
  unit: string
  /** What it is compared with, measured in the same run. */
  reference?: number
  /** Both, where they were measured in turns: the middle one of the turns' ratios. Without it, measured by reference. */
  ratio?: number
  /** The bound: the ratio (with a reference) or the figure itself must be at least, or at most, this. */
  atLeast?: number
  atMost?: number
}

const ratioOf = ({ measured, reference, ratio }: Figure): number | null =>
  ratio ?? (reference === undefined ? null : measured / reference)

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The middle one of what each turn gave: a machine that is slower for a while is slower for both of a turn. */
export const medianRatio = (ours: readonly number[], reference: readonly number[]): number =>
  median(ours.map((value, turn) => value / (reference[turn] ?? Number.NaN)))

const holds = (figure: Figure): boolean => {
  const judged = ratioOf(figure) ?? figure.measured
  return (
    (figure.atLeast === undefined || judged >= figure.atLeast) &&
    (figure.atMost === undefined || judged <= figure.atMost)
  )
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const printFigures = (figures: readonly Figure[]): void => {
  say('')
  say(bold(`${'what'.padEnd(46)}${'measured'.padStart(14)}${'reference'.padStart(14)}${'ratio'.padStart(9)}  bound`))
  for (const figure of figures) {
    const ratio = ratioOf(figure)
    const bound =
      figure.atLeast !== undefined
        ? `≥ ${figure.atLeast}${ratio === null ? '' : ' ×'}`
        : figure.atMost !== undefined
          ? `≤ ${figure.atMost}${ratio === null ? ` ${figure.unit}` : ' ×'}`
          : ''
    const mark = bound === '' ? ' ' : holds(figure) ? green('✓') : red('✗')
    say(
      `${figure.what.padEnd(46)}${`${short(figure.measured)} ${figure.unit}`.padStart(14)}${(figure.reference === undefined ? '' : `${short(figure.reference)} ${figure.unit}`).padStart(14)}${(ratio === null ? '' : `${ratio.toFixed(2)} ×`).padStart(9)}  ${mark} ${dim(bound)}`,
    )
  }
  say('')
}

/** Keeps the figures in reports/bench.json. Answers with how many bounds do not hold. */
export const keepFigures = (figures: readonly Figure[]): number => {
  const machine = { cores: cpus().length, memory_gb: Math.round(totalmem() / 2 ** 30), node: process.version }
  mkdirSync(join(rootDir, 'reports'), { recursive: true })
  writeFileSync(
    join(rootDir, 'reports/bench.json'),
    `${JSON.stringify({ at: new Date().toISOString(), machine, figures: figures.map((f) => ({ ...f, ratio: ratioOf(f), holds: holds(f) })) }, null, 2)}\n`,
  )
  return figures.filter((figure) => !holds(figure)).length
}
