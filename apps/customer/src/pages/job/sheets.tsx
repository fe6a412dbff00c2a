import { type ComponentType, lazy, Suspense, useState } from 'react'

/** A sheet's code is fetched when it is first opened: most visitors never need it. */
function onDemand<Props extends { opened: boolean }>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }))
  return function OnDemand(props: Props) {
    const [wanted, setWanted] = useState(props.opened)
    if (props.opened && !wanted) setWanted(true)
    return wanted ? (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    ) : null
  }
}

export const DisputeSheet = onDemand(async () => (await import('./dispute-sheet.tsx')).DisputeSheet)
export const CancelSheet = onDemand(async () => (await import('./cancel-sheet.tsx')).CancelSheet)
