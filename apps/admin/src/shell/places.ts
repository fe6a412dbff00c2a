import { IconAlertTriangle, IconCash, IconLayoutKanban, IconTable } from '@tabler/icons-react'
import type { Page } from '../routes.tsx'

/** The pages in the order of both navigations. */
export const places: readonly { page: Page; label: string; icon: typeof IconTable; keys: string }[] = [
  { page: 'board', label: 'Board', icon: IconLayoutKanban, keys: 'G B' },
  { page: 'jobs', label: 'Jobs', icon: IconTable, keys: 'G J' },
  { page: 'attention', label: 'Attention', icon: IconAlertTriangle, keys: 'G A' },
  { page: 'payouts', label: 'Payouts', icon: IconCash, keys: 'G P' },
]
