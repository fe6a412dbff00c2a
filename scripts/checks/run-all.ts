/** Runs checks side by side on two cores, and tells how each ended. */
import { dim, red, say, spell, step } from '../say.mjs'
import { type Check, type Outcome, runCheck } from './check.ts'

const cores = 2
const shownLines = 80

const skipped = (check: Check, because: string): Outcome => ({
  check,
  passed: 0,
  failed: 1,
  ms: 0,
  output: `not run: ${because} did not pass`,
  outputFile: '',
})

const tell = (outcome: Outcome): void => {
  if (outcome.failed === 0) return
  const lines = outcome.output.trim().split('\n')
  for (const line of lines.slice(-shownLines)) say(`  ${red('│')} ${line}`)
  if (lines.length > shownLines) say(`  ${red('│')} ${dim(`all of it: ${outcome.outputFile}`)}`)
}

/** The first that may begin now: what it waits for has ended, and the machine has room for it. */
const findNext = (waiting: readonly Check[], ended: ReadonlyMap<string, Outcome>, free: number): Check | undefined => {
  const open = waiting.filter(({ after = [] }) => after.every((name) => ended.has(name)))
  // In order: a large one is not overtaken for ever by small ones behind it.
  const first = open[0]
  return first && (first.cores ?? 1) <= free ? first : undefined
}

/** Runs them all, whatever fails. */
export const runAll = async (checks: readonly Check[], signal?: AbortSignal): Promise<Outcome[]> => {
  const waiting = [...checks]
  const ended = new Map<string, Outcome>()
  const running = new Set<Promise<void>>()
  let free = cores

  const begin = async (check: Check): Promise<void> => {
    const failedBefore = check.after?.find((name) => (ended.get(name)?.failed ?? 1) > 0)
    const progress = step(check.name)
    const outcome = failedBefore ? skipped(check, failedBefore) : await runCheck(check, signal)
    ended.set(check.name, outcome)
    const counted = check.counts ? ` ${outcome.passed} of ${outcome.passed + outcome.failed}` : ''
    if (outcome.failed === 0) progress.done(`${check.name}${counted}`)
    else progress.fail(`${check.name}${counted}`)
    tell(outcome)
  }

  while (waiting.length > 0 || running.size > 0) {
    for (let next = findNext(waiting, ended, free); next; next = findNext(waiting, ended, free)) {
      const check = next
      waiting.splice(waiting.indexOf(check), 1)
      free -= check.cores ?? 1
      const run = begin(check).finally(() => {
        free += check.cores ?? 1
        running.delete(run)
      })
      running.add(run)
    }
    await Promise.race(running)
  }
  return [...ended.values()]
}

/** The closing lines: how long, and how many passed and failed. Answers with the exit code. */
export const sumUp = (outcomes: readonly Outcome[], ms: number): number => {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  say('')
  say(dim(`${outcomes.length} checks in ${spell(ms)}`))
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}
