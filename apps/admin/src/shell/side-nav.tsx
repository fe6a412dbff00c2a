import { ColorSchemeToggle } from '@h2s/ui/color-scheme-toggle'
import { KeyHint } from '@h2s/ui/key-hint'
import { Logo } from '@h2s/ui/logo'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { Menu } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { IconHelp, IconKeyboard, IconLogout, IconSearch } from '@tabler/icons-react'
import type { SessionUser } from '../api.ts'
import type { Page } from '../routes.tsx'
import { type NavCounts, urgentCount } from './nav-counts.ts'
import { PageLink } from './page-link.tsx'
import { places } from './places.ts'
import classes from './shell.module.css'
import { useSignOut } from './use-sign-out.ts'

export function SideNav({
  page,
  counts,
  user,
  live,
  onGo,
  onHover,
  onSearch,
  onHelp,
}: {
  page: Page
  counts: NavCounts | null
  user: SessionUser
  live: boolean
  onGo: (page: Page) => void
  onHover: (page: Page) => void
  onSearch: () => void
  onHelp: () => void
}) {
  const leave = useSignOut()
  const { online } = useNetwork()
  return (
    <nav className={classes.nav} aria-label="Main">
      <div className={classes.brand}>
        <Logo size={22} />
        <span>Home2Smart</span>
      </div>
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span>Search</span>
        <span aria-hidden>
          <KeyHint keys="mod+K" />
        </span>
      </button>
      {places.map(({ page: to, label, icon: Icon, keys }) => {
        const count = urgentCount(to, counts)
        return (
          <PageLink
            key={to}
            page={to}
            current={page === to}
            onGo={onGo}
            onHover={onHover}
            className={classes.link}
            title={`${label} (${keys})`}
          >
            <Icon size={17} stroke={1.6} aria-hidden />
            <span>{label}</span>
            {count.value > 0 && (
              <span className={classes.count} data-urgent={count.urgent || undefined}>
                {count.value}
                <span className="h2s-hidden"> {count.what}</span>
              </span>
            )}
          </PageLink>
        )
      })}
      <PageLink
        page="help"
        current={page === 'help'}
        onGo={onGo}
        onHover={onHover}
        className={`${classes.link} ${classes.help}`}
        title="Rules and help (G H)"
      >
        <IconHelp size={17} stroke={1.6} aria-hidden />
        <span>Rules and help</span>
      </PageLink>
      <div className={classes.foot}>
        <Menu position="top-start" width={220}>
          <Menu.Target>
            <button type="button" className={classes.me}>
              <PersonAvatar name={user.name} size={26} />
              <span className={classes.meText}>
                <span>{user.name}</span>
                <span className={classes.live} data-up={(live && online) || undefined}>
                  {online ? (live ? 'Live' : 'Reconnecting') : 'Offline'}
                </span>
                <span className="h2s-hidden">, account menu</span>
              </span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{user.email}</Menu.Label>
            <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} aria-hidden />} onClick={onHelp}>
              Keyboard shortcuts
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={leave}>
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ColorSchemeToggle />
      </div>
    </nav>
  )
}
