import { Button } from '@mantine/core'
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { PartBoundary } from './part-boundary.tsx'
import { Sheet } from './sheet.tsx'
import classes from './states.module.css'

/** Code that is fetched when it is wanted. React remembers a fetch that failed: asking again takes a component anew. */
function onceFetched<Props>(load: () => Promise<ComponentType<Props>>) {
  const make = () => lazy(async () => ({ default: await load() }))
  let latest = make()
  /** The component, and how to ask for it again where it did not arrive. */
  return function useFetched() {
    const [Fetched, setFetched] = useState(() => latest)
    const askAgain = (): void => {
      latest = make()
      setFetched(latest)
    }
    return [Fetched, askAgain] as const
  }
}

type SheetProps = { opened: boolean; onClose: () => void }

/** A sheet whose code is fetched when it is first opened, and stays from then on. Where it does not arrive, the sheet says so. */
export function onDemand<Props extends SheetProps>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const useFetched = onceFetched(load)
  return function OnDemand(props: Props) {
    const [wanted, setWanted] = useState(props.opened)
    const [Fetched, askAgain] = useFetched()
    if (props.opened && !wanted) setWanted(true)
    if (!wanted) return null
    return (
      <PartBoundary
        onAgain={askAgain}
        renderInstead={(again) => (
          <Sheet opened={props.opened} onClose={props.onClose} title="This could not be opened">
            <p className={classes.text}>It needs a connection the first time. Nothing was sent, and nothing is lost.</p>
            <Button size="lg" fullWidth onClick={again}>
              Try again
            </Button>
          </Sheet>
        )}
      >
        {/* Nothing meanwhile: a dialog that makes way for another could not give the focus back to the button. */}
        <Suspense fallback={null}>
          <Fetched {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
}

/** A page whose code is fetched when it is first gone to. Where it does not arrive, that is said in its place. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode,
): ComponentType<Props> {
  const useFetched = onceFetched(load)
  return function LazyPage(props: Props) {
    const [Fetched, askAgain] = useFetched()
    return (
      <PartBoundary
        onAgain={askAgain}
        renderInstead={(again) => (
          <div className={classes.state} role="alert">
            <h1 className={classes.title}>This page could not be opened</h1>
            <p className={classes.text}>It needs a connection the first time.</p>
            <div className={classes.actions}>
              <Button variant="default" onClick={again}>
                Try again
              </Button>
            </div>
          </div>
        )}
      >
        <Suspense fallback={fallback}>
          <Fetched {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
}
