// What a person sees while a command works: what is going on, and for how long. Plain JavaScript, for the first minute on Node 20.

const out = process.stdout
const isTerminal = out.isTTY && !process.env.CI
const isColoured = isTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb'

/** @param {number} code */
const paint = (code) => /** @param {string} text */ (text) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
export const green = paint(32)
export const yellow = paint(33)

/**
 * Milliseconds as a person says them: `840 ms`, `3.2 s`, `2 min 5 s`.
 * @param {number} ms
 */
export const spell = (ms) => {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** @type {Set<{ label: string, since: number }>} */
const running = new Set()
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking
let drawn = false

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

const wipe = () => {
  if (drawn) out.write('\r\u001b[2K')
  drawn = false
}

const draw = () => {
  if (!isTerminal || running.size === 0) return
  const now = Date.now()
  const text = [...running].map((step) => `${step.label} ${spell(now - step.since)}`).join(' · ')
  const line = `${frames[Math.floor(now / 100) % frames.length]} ${text}`
  out.write(`\r\u001b[2K${line.slice(0, Math.max(20, (out.columns || 80) - 1))}`)
  drawn = true
}

/**
 * A line of its own, above whatever is being drawn.
 * @param {string} text
 */
export const say = (text) => {
  wipe()
  out.write(`${text}\n`)
  draw()
}

const tick = () => {
  if (isTerminal) draw()
  else {
    // No terminal to redraw: a sign of life every fifteen seconds.
    const now = Date.now()
    for (const step of running) if (now - step.since > 1000) say(`  ${step.label} … ${spell(now - step.since)}`)
  }
}

/**
 * Says that something has begun; the answer says how it ended.
 * @param {string} label what is going on, as in "installing"
 */
export const step = (label) => {
  const entry = { label, since: Date.now() }
  running.add(entry)
  if (!isTerminal) say(`  ${label} …`)
  ticking ??= setInterval(tick, isTerminal ? 120 : 15_000)
  ticking.unref()
  draw()
  const end = () => {
    running.delete(entry)
    if (running.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
    wipe()
    return spell(Date.now() - entry.since)
  }
  return {
    /** @param {string} [text] */
    done: (text) => say(`${green('✓')} ${text ?? label} ${dim(end())}`),
    /** @param {string} [text] */
    fail: (text) => say(`${red('✗')} ${text ?? label} ${dim(end())}`),
    /** Ends without a word. */
    drop: () => {
      end()
      draw()
    },
    /** @param {string} next */
    rename: (next) => {
      entry.label = next
    },
  }
}

/**
 * The one clear sentence of a command that cannot go on.
 * @param {string} sentence
 */
export const sayWhyNot = (sentence) => {
  wipe()
  process.stderr.write(`${isColoured ? '\u001b[31m✗\u001b[0m' : '✗'} ${sentence}\n`)
}
