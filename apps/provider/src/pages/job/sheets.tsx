import { type ComponentType, lazy, Suspense, useState } from 'react'

const loadGiveBack = () => import('./give-back-sheet.tsx')
const loadFinish = () => import('./finish-sheet.tsx')

/** Both sheets hold the only form fields of these pages, so they come in after the page is there. */
export function loadSheets(): void {
  void loadGiveBack()
  void loadFinish()
}

/** A sheet whose code is fetched when it is first opened, or before by `loadSheets`. */
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

export const GiveBackSheet = onDemand(async () => (await loadGiveBack()).GiveBackSheet)
export const FinishSheet = onDemand(async () => (await loadFinish()).FinishSheet)
