import { StatusIcon } from '@h2s/ui/status-badge'
import { statusLook } from '@h2s/ui/words'
import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, createSpotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconHelp, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { type Page, useGo } from '../routes.tsx'
import classes from './palette.module.css'
import { places } from './places.ts'
import { useSignOut } from './use-sign-out.ts'

const [store, spotlight] = createSpotlight()

/** One box for jobs and for commands: a name, a phone tail, a job number, a city, or what to do. */
export function Palette({
  opened,
  onClose,
  onPage,
  onHelp,
}: {
  opened: boolean
  onClose: () => void
  onPage: (page: Page) => void
  onHelp: () => void
}) {
  const go = useGo()
  const leave = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 160)
  const found = useQuery(
    api.admin.jobs.list.queryOptions(
      { q: asked, limit: 8 },
      { enabled: opened && asked.length >= 2, placeholderData: keepPreviousData },
    ),
  )
  useEffect(() => {
    if (opened) spotlight.open()
    else spotlight.close()
  }, [opened])

  const words = query.trim().toLowerCase()
  const commands = [
    ...places.map((place) => ({
      id: place.page,
      label: `Go to ${place.label.toLowerCase()}`,
      icon: place.icon,
      run: () => onPage(place.page),
    })),
    {
      id: 'theme',
      label: colorScheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
      icon: colorScheme === 'dark' ? IconSun : IconMoon,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'help', label: 'Rules and help: who may do what, when', icon: IconHelp, run: () => onPage('help') },
    { id: 'keys', label: 'Keyboard shortcuts', icon: IconKeyboard, run: onHelp },
    { id: 'leave', label: 'Sign out', icon: IconLogout, run: leave },
  ].filter((command) => command.label.toLowerCase().includes(words))
  const jobs = asked.length >= 2 ? (found.data?.jobs ?? []) : []
  const runFirst = () => {
    const [job] = jobs
    if (job) go({ job: job.job_id })
    else commands[0]?.run()
    spotlight.close()
    onClose()
  }

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      radius="lg"
      size={600}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      transitionProps={{ duration: 120 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
    >
      <Spotlight.Search
        placeholder="Name, job number, phone, city, or a command"
        aria-label="Search jobs and commands"
        onKeyDown={(event) => {
          /* Enter without choosing takes the first answer. */
          if (event.key !== 'Enter' || store.getState().selected !== -1) return
          event.preventDefault()
          runFirst()
        }}
        leftSection={<IconSearch size={17} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {jobs.length > 0 && (
          <Spotlight.ActionsGroup className={classes.group} label="Jobs">
            {jobs.map((job) => (
              <Spotlight.Action key={job.job_id} className={classes.action} onClick={() => go({ job: job.job_id })}>
                <StatusIcon status={job.status} />
                <span className={classes.number}>{job.job_number}</span>
                <span className={classes.label}>{job.customer_name}</span>
                <span className={classes.note}>
                  {[job.service_name, job.service_city, statusLook(job.status).label].filter(Boolean).join(' · ')}
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup className={classes.group} label="Commands">
            {commands.map(({ id, label, icon: Icon, run }) => (
              <Spotlight.Action key={id} className={classes.action} onClick={run}>
                <Icon size={16} stroke={1.6} aria-hidden />
                <span className={classes.label}>{label}</span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {jobs.length === 0 && commands.length === 0 && (
          <Spotlight.Empty>{found.isFetching ? 'Searching…' : `Nothing matches “${query.trim()}”.`}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
