import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

/** Nothing in the first moment, so that a fast answer never flickers; then the skeleton. Says "Loading" to a screen reader. */
export function Loading({ label, children, afterMs = 120 }: { label: string; children: ReactNode; afterMs?: number }) {
  const [shown, setShown] = useState(afterMs === 0)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return (
    <output aria-label={label} aria-busy="true" style={{ display: 'block' }}>
      {shown && (
        <span aria-hidden style={{ display: 'block' }}>
          {children}
        </span>
      )}
    </output>
  )
}

const widths = ['72%', '54%', '88%', '63%', '46%']

/** Lines of text, unevenly long as text is. */
export function SkeletonLines({ lines = 3, height = 12, gap = 10 }: { lines?: number; height?: number; gap?: number }) {
  return (
    <div style={{ display: 'grid', gap }}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={widths[index % widths.length]} />
      ))}
    </div>
  )
}

/** Cards of a list. */
export function SkeletonCards({ cards = 3, height = 96, gap = 8 }: { cards?: number; height?: number; gap?: number }) {
  return (
    <div style={{ display: 'grid', gap }}>
      {Array.from({ length: cards }, (_, index) => (
        <Skeleton key={index} height={height} radius="md" />
      ))}
    </div>
  )
}
