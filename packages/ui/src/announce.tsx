import { useEffect, useState } from 'react'

type Listener = (text: string) => void
const listeners = new Set<Listener>()

/** Says something to a screen reader that the eye sees anyway: "Saved", "H2S-10012 moved to Scheduled". */
export function announce(text: string): void {
  for (const listener of listeners) listener(text)
}

/** The polite live region behind `announce`; once per app. */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    listeners.add(setText)
    return () => {
      listeners.delete(setText)
    }
  }, [])
  return (
    <div className="h2s-hidden" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  )
}
