import { onDemand } from '@h2s/ui/on-demand'

const loadGiveBack = () => import('./give-back-sheet.tsx')
const loadFinish = () => import('./finish-sheet.tsx')
const loadStart = () => import('./start-sheet.tsx')

/** The sheets hold the only forms of these pages, so they come in after the page is there. */
export const loadSheets = (): Promise<unknown> => Promise.all([loadGiveBack(), loadFinish(), loadStart()])

export const GiveBackSheet = onDemand(async () => (await loadGiveBack()).GiveBackSheet)
export const StartSheet = onDemand(async () => (await loadStart()).StartSheet)
export const FinishSheet = onDemand(async () => (await loadFinish()).FinishSheet)
