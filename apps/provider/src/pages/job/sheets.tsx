import { onDemand } from '@h2s/ui/on-demand'

const loadGiveBack = () => import('./give-back-sheet.tsx')
const loadFinish = () => import('./finish-sheet.tsx')

/** Both sheets hold the only form fields of these pages, so they come in after the page is there. */
export function loadSheets(): void {
  void loadGiveBack()
  void loadFinish()
}

export const GiveBackSheet = onDemand(async () => (await loadGiveBack()).GiveBackSheet)
export const FinishSheet = onDemand(async () => (await loadFinish()).FinishSheet)
