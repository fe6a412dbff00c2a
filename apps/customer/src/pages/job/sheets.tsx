import { onDemand } from '@h2s/ui/on-demand'

/** Most visitors never need them: their code comes with the first tap. */
export const DisputeSheet = onDemand(async () => (await import('./dispute-sheet.tsx')).DisputeSheet)
export const CancelSheet = onDemand(async () => (await import('./cancel-sheet.tsx')).CancelSheet)
