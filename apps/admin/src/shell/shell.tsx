import { SkipLink } from '@h2s/ui/skip-link'
import { SyncBanner } from '@h2s/ui/sync-banner'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { api, type SessionUser } from '../api.ts'
import { JobDrawer, loadJobDrawer, loadPalette, pageOf, Palette, preloadPage, ShortcutSheet } from '../lazy-pages.ts'
import { useLive } from '../live/live.tsx'
import { useAddress, useGo } from '../routes.tsx'
import { BottomNav } from './bottom-nav.tsx'
import { focusNeighbour, focusSearch, openNeighbour } from './job-list-keys.ts'
import { PageBoundary } from './page-boundary.tsx'
import { PageSkeleton } from './shell-skeleton.tsx'
import classes from './shell.module.css'
import { type Shortcut, useShortcuts } from './shortcuts.ts'
import { useTypeAhead } from './type-ahead.ts'
import { SideNav } from './side-nav.tsx'

/** The frame around every page: navigation, the stream, the drawer, the keyboard. */
export function Shell({ user }: { user: SessionUser }) {
  const address = useAddress()
  const go = useGo()
  const live = useLive()
  const page = address.page ?? 'board'
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const [paletteUsed, setPaletteUsed] = useState(false)
  const { setColorScheme } = useMantineColorScheme()
  const colorScheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const ahead = useTypeAhead()
  const counts = useQuery(api.admin.overview.counts.queryOptions(undefined, { staleTime: 60_000 }))

  const openPalette = useCallback(() => {
    ahead.start()
    setPaletteUsed(true)
    setPalette(true)
  }, [ahead])
  const openSheet = useCallback(() => setSheet(true), [])
  const toPage = useCallback(
    (next: typeof page) =>
      go({
        page: next === 'board' ? undefined : next,
        job: undefined,
        ...(next === 'jobs' ? {} : { sort: undefined }),
        ...(next === 'payouts' || next === 'attention' ? { q: undefined } : { tab: undefined }),
      }),
    [go],
  )
  const job = address.job
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: 'mod+K', label: 'Search and commands', group: 'General', run: openPalette },
      {
        keys: '/',
        label: 'Focus the search field',
        group: 'General',
        run: () => {
          if (!focusSearch()) openPalette()
        },
      },
      { keys: '?', label: 'This list', group: 'General', run: openSheet },
      {
        keys: 'T',
        label: 'Light or dark theme',
        group: 'General',
        run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
      },
      { keys: 'G B', label: 'Go to the board', group: 'Go to', run: () => toPage('board') },
      { keys: 'G J', label: 'Go to the jobs table', group: 'Go to', run: () => toPage('jobs') },
      { keys: 'G A', label: 'Go to attention', group: 'Go to', run: () => toPage('attention') },
      { keys: 'G P', label: 'Go to payouts', group: 'Go to', run: () => toPage('payouts') },
      { keys: 'G H', label: 'Go to rules and help', group: 'Go to', run: () => toPage('help') },
      {
        keys: 'J',
        label: 'Next job',
        group: 'Jobs',
        run: () => (job ? openNeighbour(job, 1, (id) => go({ job: id }, { replace: true })) : focusNeighbour(1)),
      },
      {
        keys: 'K',
        label: 'Previous job',
        group: 'Jobs',
        run: () => (job ? openNeighbour(job, -1, (id) => go({ job: id }, { replace: true })) : focusNeighbour(-1)),
      },
    ],
    [openPalette, openSheet, toPage, setColorScheme, colorScheme, job, go],
  )
  useShortcuts(shortcuts)

  useEffect(() => {
    /* The drawer and the palette are opened next: have their code here before the click, and before the first letter. */
    const idle = setTimeout(() => void Promise.all([loadJobDrawer(), loadPalette()]), 1200)
    return () => clearTimeout(idle)
  }, [])

  const PageView = pageOf[page]
  return (
    <div className={classes.shell}>
      <SkipLink />
      <SideNav
        page={page}
        counts={counts.data ?? null}
        user={user}
        live={live}
        onGo={toPage}
        onHover={preloadPage}
        onSearch={openPalette}
        onHelp={openSheet}
      />
      <div className={classes.body}>
        <SyncBanner live={live} />
        <main id="main" tabIndex={-1} className={classes.main}>
          <PageBoundary key={page}>
            <Suspense fallback={<PageSkeleton page={page} />}>
              <PageView />
            </Suspense>
          </PageBoundary>
        </main>
      </div>
      <BottomNav page={page} counts={counts.data ?? null} onGo={toPage} onSearch={openPalette} />
      {job && (
        <Suspense fallback={null}>
          <JobDrawer jobId={job} />
        </Suspense>
      )}
      {paletteUsed && (
        <Suspense fallback={null}>
          <Palette
            opened={palette}
            onClose={() => setPalette(false)}
            onPage={toPage}
            onHelp={openSheet}
            takeTyped={ahead.take}
          />
        </Suspense>
      )}
      {sheet && (
        <Suspense fallback={null}>
          <ShortcutSheet shortcuts={shortcuts} onClose={() => setSheet(false)} />
        </Suspense>
      )}
    </div>
  )
}
