import { lazy } from 'react'
import type { Page } from './routes.tsx'

/* One chunk per page and per thing that opens; a hover on the link already fetches it. */
const loaders = {
  board: () => import('./pages/board/board-page.tsx'),
  jobs: () => import('./pages/jobs/jobs-page.tsx'),
  attention: () => import('./pages/attention/attention-page.tsx'),
  payouts: () => import('./pages/payouts/payouts-page.tsx'),
  help: () => import('./pages/help/help-page.tsx'),
} as const

export function preloadPage(page: Page): void {
  void loaders[page]()
}

export const loadJobDrawer = () => import('./job/job-drawer.tsx')

export const loadPalette = () => import('./shell/palette.tsx')

export const pageOf = {
  board: lazy(() => loaders.board().then((file) => ({ default: file.BoardPage }))),
  jobs: lazy(() => loaders.jobs().then((file) => ({ default: file.JobsPage }))),
  attention: lazy(() => loaders.attention().then((file) => ({ default: file.AttentionPage }))),
  payouts: lazy(() => loaders.payouts().then((file) => ({ default: file.PayoutsPage }))),
  help: lazy(() => loaders.help().then((file) => ({ default: file.HelpPage }))),
} as const

export const SignInPage = lazy(() =>
  import('./pages/sign-in/sign-in-page.tsx').then((file) => ({ default: file.SignInPage })),
)
export const JobDrawer = lazy(() => loadJobDrawer().then((file) => ({ default: file.JobDrawer })))
export const Palette = lazy(() => loadPalette().then((file) => ({ default: file.Palette })))
export const ShortcutSheet = lazy(() =>
  import('./shell/shortcut-sheet.tsx').then((file) => ({ default: file.ShortcutSheet })),
)
