import './notice.css'
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

type Tone = 'done' | 'problem'
type Notice = { id: number; text: string; tone: Tone }

const SHOWN_FOR_MS = 6000

let current: Notice | null = null
const listeners = new Set<() => void>()

function show(next: Notice | null): void {
  current = next
  for (const listener of listeners) listener()
}

/** Says one sentence that stays readable after the page it came from has gone. A problem stays until it is closed. */
export function notice(text: string, tone: Tone = 'done'): void {
  show({ id: (current?.id ?? 0) + 1, text, tone })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Stands once in an app's frame; the region is there before the first sentence, so that it is read out. */
export function NoticeRegion() {
  const shown = useSyncExternalStore(subscribe, () => current)
  useEffect(() => {
    if (shown === null || shown.tone === 'problem') return undefined
    const timer = setTimeout(() => {
      if (current?.id === shown.id) show(null)
    }, SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [shown])

  return (
    <output className="h2s-notices" aria-live="polite">
      {shown !== null && (
        <div className="h2s-notice" data-tone={shown.tone} key={shown.id}>
          {shown.tone === 'done' ? (
            <IconCircleCheck size={20} aria-hidden />
          ) : (
            <IconAlertTriangle size={20} aria-hidden />
          )}
          <span>{shown.text}</span>
          <button type="button" aria-label="Close this message" onClick={() => show(null)}>
            <IconX size={18} aria-hidden />
          </button>
        </div>
      )}
    </output>
  )
}
