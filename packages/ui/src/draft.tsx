import { useCallback, useState } from 'react'

const prefix = 'h2s-draft:'

function read(name: string): string {
  try {
    return sessionStorage.getItem(prefix + name) ?? ''
  } catch {
    return ''
  }
}

function write(name: string, words: string): void {
  try {
    if (words === '') sessionStorage.removeItem(prefix + name)
    else sessionStorage.setItem(prefix + name, words)
  } catch {
    // Storage is switched off or full: the words live as long as the page.
  }
}

/**
 * What somebody types, kept for this tab: a reload, a session that ended or a sheet put away by accident costs nothing.
 * @param name what the words belong to, as in `dispute:<job_id>`; one component keeps one name
 * @returns the words, how to change them, and how to forget them once they have arrived
 */
export function useDraft(name: string): [words: string, change: (words: string) => void, forget: () => void] {
  const [words, setWords] = useState(() => read(name))
  const change = useCallback(
    (next: string): void => {
      setWords(next)
      write(name, next)
    },
    [name],
  )
  const forget = useCallback((): void => change(''), [change])
  return [words, change, forget]
}

/** Signing out leaves nothing behind for the next person at this phone. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
