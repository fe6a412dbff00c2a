import { useEffect, useRef } from 'react'

/** `keys` is "J", "G B" (one after the other) or "mod+K"; `always` also fires inside a field. */
export type Shortcut = {
  keys: string
  label: string
  group: 'General' | 'Go to' | 'Jobs'
  run: () => void
  always?: boolean
}

const storageKey = 'h2s-single-keys'
const sequenceMs = 900

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

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
  )
}

/** A dialog over the page owns the keyboard; the drawer does not: J and K go on inside it. */
function dialogOpen(): boolean {
  const dialogs = [...document.querySelectorAll('[role="dialog"]')]
  return dialogs.some((dialog) => !dialog.closest('[data-job-drawer]') && dialog.getAttribute('aria-modal') === 'true')
}

export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  }, [shortcuts])
  useEffect(() => {
    let first = ''
    let at = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const mod = event.metaKey || event.ctrlKey
      const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
      if (mod) {
        const found = latest.current.find((one) => one.keys === `mod+${key}`)
        if (found) {
          event.preventDefault()
          found.run()
        }
        return
      }
      if (event.altKey || inField(event.target) || !singleKeysOn() || dialogOpen()) return
      const sequence = event.timeStamp - at < sequenceMs && first ? `${first} ${key}` : ''
      const found =
        latest.current.find((one) => one.keys === sequence) ?? latest.current.find((one) => one.keys === key)
      first = key
      at = event.timeStamp
      if (found) {
        event.preventDefault()
        first = ''
        found.run()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
