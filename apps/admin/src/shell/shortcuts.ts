import { useEffect } from 'react'
import { type KeyPress, keyReader } from './key-reader.ts'

/** `keys` is "J", "G B" (one after the other) or "mod+K". */
export type Shortcut = {
  keys: string
  label: string
  group: 'General' | 'Go to' | 'Jobs' | 'In an open job'
  run: () => void
}

const storageKey = 'h2s-single-keys'

/** Single letters can be switched off (WCAG 2.1.4): speech input and stray hands type them by accident. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off')
  } catch {
    /* A browser without storage keeps the default. */
  }
}

/** Where letters are text. A box or a dot that is ticked takes none. */
function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], [role="menu"]',
      ) !== null)
  )
}

/** A dialog over the page owns the keyboard; the drawer does not: J and K go on inside it. */
function dialogOpen(): boolean {
  const dialogs = [...document.querySelectorAll('[role="dialog"]')]
  return dialogs.some((dialog) => !dialog.closest('[data-job-drawer]') && dialog.getAttribute('aria-modal') === 'true')
}

/* One reader for all: a letter that ends "G A" must not be an "A" to somebody else. */
const lists = new Set<readonly Shortcut[]>()
const read = keyReader(() => [...lists].flat())

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const mod = event.metaKey || event.ctrlKey
  if (!mod && (inField(event.target) || !singleKeysOn() || dialogOpen())) return
  const press: KeyPress = { key: event.key, mod, at: event.timeStamp }
  const found = read(press)
  if (!found) return
  event.preventDefault()
  found.run()
}

/** These keys work while the caller is on the screen. The list should be the same one from render to render. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    if (lists.size === 0) window.addEventListener('keydown', onKey)
    lists.add(shortcuts)
    return () => {
      lists.delete(shortcuts)
      if (lists.size === 0) window.removeEventListener('keydown', onKey)
    }
  }, [shortcuts])
}
