import { ColorSchemeButton } from './color-scheme-button.tsx'
import { Logo } from '@h2s/ui/logo'
import { SkipLink } from '@h2s/ui/skip-link'
import { SyncBanner } from '@h2s/ui/sync-banner'
import { IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Me } from '../api.ts'
import { hrefOf, Link } from '../routes.tsx'
import classes from './shell.module.css'
import { useSignOut } from '@h2s/ui/use-sign-out'
import { useLiveJobs } from './use-live-jobs.ts'

/** A quiet frame: whose page this is, and the way out for those who signed in. */
export function Shell({ me, live = true, children }: { me: Me | null; live?: boolean; children: ReactNode }) {
  const streaming = useLiveJobs(live)
  const { leave, leaving } = useSignOut(() => hrefOf({ page: 'jobs' }))
  return (
    <div className={classes.shell}>
      <SkipLink />
      <header className={classes.top}>
        <div className={classes.inner}>
          <Link className={classes.brand} to={{ page: 'jobs' }}>
            <Logo size={28} />
            Home2Smart
          </Link>
          <ColorSchemeButton className={classes.tool ?? ''} />
          {me !== null && (
            <button
              type="button"
              className={classes.tool}
              aria-label={`Sign out ${me.name}`}
              title="Sign out"
              disabled={leaving}
              onClick={() => void leave()}
            >
              <IconLogout size={20} stroke={1.6} aria-hidden />
            </button>
          )}
        </div>
      </header>
      <SyncBanner live={!live || streaming}>Live updates are interrupted. Looking again every 30 seconds.</SyncBanner>
      <main className={classes.main} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
