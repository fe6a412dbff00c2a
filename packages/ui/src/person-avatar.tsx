import classes from './person-avatar.module.css'

const tones = ['indigo', 'teal', 'orange', 'blue', 'green', 'cyan', 'red', 'yellow'] as const

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

function toneOf(name: string): string {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997
  return tones[sum % tones.length] ?? 'indigo'
}

/** Initials in a colour that stays with the name; nobody yet is a dashed ring. Decoration: the name stands beside it or in `label`. */
export function PersonAvatar({ name, size = 22, label }: { name: string | null; size?: number; label?: string }) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label }
  if (!name) return <span className={classes.empty} style={{ width: size, height: size }} {...said} />
  const tone = toneOf(name)
  return (
    <span
      className={classes.avatar}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.42),
        color: `var(--h2s-${tone}-fg)`,
        background: `var(--h2s-${tone}-bg)`,
      }}
      {...said}
    >
      {initials(name)}
    </span>
  )
}
