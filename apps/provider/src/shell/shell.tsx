import { Announcer } from '@h2s/ui/announce'
import { Logo } from '@h2s/ui/logo'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { SkipLink } from '@h2s/ui/skip-link'
import { SyncBanner } from '@h2s/ui/sync-banner'
import { IconCalendarCheck, IconWallet } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Me } from '../api.ts'
import { Link, useRoute } from '../routes.tsx'
import { AccountSheet } from './account-sheet.tsx'
import { useLiveJobs } from './use-live-jobs.ts'
import classes from './shell.module.css'

/** Brand, tabs and account around a page. A job's page brings its own header and has the bottom to itself. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const route = useRoute()
  const live = useLiveJobs()
  const [account, setAccount] = useState(false)
  const alone = route.page === 'job'

  return (
    <div className={`${classes.shell} ${alone ? classes.alone : ''}`}>
      <SkipLink />
      <Announcer />
      {!alone && (
        <header className={classes.top}>
          <div className={classes.inner}>
            <Link className={classes.brand} to={{ page: 'jobs' }}>
              <Logo size={28} />
              Home2Smart
            </Link>
            <nav className={classes.tabs} aria-label="Pages">
              <Link
                className={classes.tab}
                to={{ page: 'jobs' }}
                aria-current={route.page === 'jobs' ? 'page' : undefined}
              >
                <IconCalendarCheck size={22} stroke={1.6} aria-hidden />
                My jobs
              </Link>
              <Link
                className={classes.tab}
                to={{ page: 'earnings' }}
                aria-current={route.page === 'earnings' ? 'page' : undefined}
              >
                <IconWallet size={22} stroke={1.6} aria-hidden />
                Earnings
              </Link>
            </nav>
            <button type="button" className={classes.account} aria-haspopup="dialog" onClick={() => setAccount(true)}>
              <span className="h2s-hidden">Account of {me.name}</span>
              <PersonAvatar name={me.name} size={34} />
            </button>
          </div>
        </header>
      )}
      <SyncBanner live={live}>Live updates are interrupted. Looking again every 30 seconds.</SyncBanner>
      <main className={`${classes.main} ${alone ? classes.wide : ''}`} id="main" tabIndex={-1}>
        {children}
      </main>
      <AccountSheet me={me} opened={account} onClose={() => setAccount(false)} />
    </div>
  )
}

/** The frame while it is still unknown who is there, around the shape of the page that is coming. */
export function ShellSkeleton({ alone, children }: { alone: boolean; children: ReactNode }) {
  return (
    <div className={`${classes.shell} ${alone ? classes.alone : ''}`}>
      {!alone && (
        <header className={classes.top}>
          <div className={classes.inner}>
            <span className={classes.brand}>
              <Logo size={28} />
              Home2Smart
            </span>
          </div>
        </header>
      )}
      <main className={`${classes.main} ${alone ? classes.wide : ''}`} id="main">
        {children}
      </main>
    </div>
  )
}
