import classes from './key-hint.module.css'

const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A key or a chord, "mod+K" or "G B"; `mod` reads as ⌘ or Ctrl. */
export function KeyHint({ keys }: { keys: string }) {
  const parts = keys.split(/[+ ]/)
  return (
    <span className={classes.hint}>
      {parts.map((part) => (
        <kbd key={part} className={classes.key}>
          {part === 'mod' ? (onMac ? '⌘' : 'Ctrl') : part}
        </kbd>
      ))}
    </span>
  )
}
