import { useEffect, useState } from 'react'

/**
 * Call in a dialog that is mounted while it is open: whoever had the focus when it opened gets it back when it closes.
 * `fallback` is a selector for when the opener is gone meanwhile (an item of a menu).
 */
export function useReturnFocus(fallback?: string): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const active = document.activeElement
        if (active !== null && active !== document.body && active.isConnected && !active.closest('[role="menu"]'))
          return
        const target =
          opener?.isConnected && opener !== document.body ? opener : fallback ? document.querySelector(fallback) : null
        if (target instanceof HTMLElement) target.focus()
      })
    },
    [opener, fallback],
  )
}
