import { useEffect, useState } from 'react'
import classes from './slow-hint.module.css'

const PATIENCE_MS = 4000

/** Below a button that waits for its answer: after a while it says that nothing is lost and nothing need be pressed again. */
export function SlowHint({ waiting }: { waiting: boolean }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return <output className={classes.hint}>{waiting && slow ? 'Still sending. The connection is slow.' : null}</output>
}
