import { useRef } from 'react'

/**
 * Lets one action through at a time. A button turns busy only with the next render: the second of two quick taps
 * comes before that, and would be sent as an intent of its own.
 */
export function useOneAtATime() {
  const busy = useRef(false)
  return {
    /** Runs `act` unless one is under way. */
    enter: (act: () => void): void => {
      if (busy.current) return
      busy.current = true
      act()
    },
    /** Call when it has settled, well or not. */
    leave: (): void => {
      busy.current = false
    },
  }
}
