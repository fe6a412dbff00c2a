import { useCallback, useEffect, useMemo, useRef } from 'react'

/**
 * Keeps what is typed between a press of the keys and the moment the search box is there to take it. Without it the first
 * letters of a fast hand are lost, or are shortcuts of the page.
 */
export function useTypeAhead(): { start: () => void; take: () => string } {
  const typed = useRef('')
  const stop = useRef<(() => void) | null>(null)
  const take = useCallback((): string => {
    stop.current?.()
    stop.current = null
    const text = typed.current
    typed.current = ''
    return text
  }, [])
  const start = useCallback((): void => {
    take()
    const onKey = (event: KeyboardEvent): void => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.key.length !== 1) return
      event.preventDefault()
      event.stopImmediatePropagation()
      typed.current += event.key
    }
    window.addEventListener('keydown', onKey, { capture: true })
    stop.current = () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [take])
  useEffect(() => () => stop.current?.(), [])
  return useMemo(() => ({ start, take }), [start, take])
}
