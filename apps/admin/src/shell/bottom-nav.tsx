import { IconSearch } from '@tabler/icons-react'
import type { Page } from '../routes.tsx'
import { type NavCounts, urgentCount } from './nav-counts.ts'
import { PageLink } from './page-link.tsx'
import { places } from './places.ts'
import classes from './shell.module.css'

/** The phone's navigation, under the thumb. */
export function BottomNav({
  page,
  counts,
  onGo,
  onSearch,
}: {
  page: Page
  counts: NavCounts | null
  onGo: (page: Page) => void
  onSearch: () => void
}) {
  return (
    <nav className={classes.bottom} aria-label="Main, phone">
      {places.map(({ page: to, label, icon: Icon }) => {
        const count = urgentCount(to, counts)
        return (
          <PageLink key={to} page={to} current={page === to} onGo={onGo} className={classes.tab}>
            <Icon size={20} stroke={1.6} aria-hidden />
            <span>{label}</span>
            {count.urgent && (
              <span className={classes.dot}>
                {count.value}
                <span className="h2s-hidden"> {count.what}</span>
              </span>
            )}
          </PageLink>
        )
      })}
      <button type="button" className={classes.tab} onClick={onSearch}>
        <IconSearch size={20} stroke={1.6} aria-hidden />
        <span>Search</span>
      </button>
    </nav>
  )
}
