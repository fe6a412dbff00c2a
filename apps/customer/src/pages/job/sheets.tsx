import { onDemand } from '@h2s/ui/on-demand'

const loadDispute = () => import('./dispute-sheet.tsx')
const loadCancel = () => import('./cancel-sheet.tsx')

/** They come in after the page is there, so that a tap finds them. */
export const loadSheets = (): Promise<unknown> => Promise.all([loadDispute(), loadCancel()])

export const DisputeSheet = onDemand(async () => (await loadDispute()).DisputeSheet)
export const CancelSheet = onDemand(async () => (await loadCancel()).CancelSheet)
