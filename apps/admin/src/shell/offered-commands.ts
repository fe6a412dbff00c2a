import type { Icon } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

/** Something that can be done here and now. A blocked one says by what, and has nothing to run. */
export type Command = {
  id: string
  label: string
  icon: Icon
  keys: string | null
  /** What is in the way, in a sentence. */
  why: string | null
  danger?: boolean
  run: (() => void) | null
}

/** What the page offers to the palette besides its own commands, and under which name. */
export type Offered = { title: string; commands: readonly Command[] }

let offered: Offered | null = null
const listeners = new Set<() => void>()

function offer(next: Offered | null): void {
  offered = next
  for (const tell of listeners) tell()
}

/** Offers these commands to the palette for as long as the caller is on the screen. */
export function useOffer(title: string, commands: readonly Command[]): void {
  useEffect(() => {
    offer({ title, commands })
  }, [title, commands])
  useEffect(() => () => offer(null), [])
}

export const useOffered = (): Offered | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offered,
  )
