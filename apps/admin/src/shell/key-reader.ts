export type KeyPress = { key: string; mod: boolean; at: number }

const sequenceMs = 900

/** Reads key after key: a chord with Ctrl or ⌘, two letters in a row ("G B"), or one letter. Two letters win over one. */
export function keyReader<T extends { keys: string }>(known: () => readonly T[]): (press: KeyPress) => T | null {
  let first = ''
  let since = 0
  return ({ key: pressed, mod, at }) => {
    const key = pressed.length === 1 ? pressed.toUpperCase() : pressed
    const find = (keys: string): T | null => known().find((one) => one.keys === keys) ?? null
    if (mod) return find(`mod+${key}`)
    const inTime = first !== '' && at - since < sequenceMs
    const found = (inTime ? find(`${first} ${key}`) : null) ?? find(key)
    first = found ? '' : key
    since = at
    return found
  }
}
