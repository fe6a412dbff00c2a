import { StatusIcon } from '@h2s/ui/status-badge'
import { KeyHint } from '@h2s/ui/key-hint'
import { statusLook } from '@h2s/ui/words'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, createSpotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconHelp, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { type Page, useGo } from '../routes.tsx'
import { type Command, useOffered } from './offered-commands.ts'
import classes from './palette.module.css'
import { places } from './places.ts'
import { useSignOut } from './use-sign-out.ts'

const [store, spotlight] = createSpotlight()
const boxLabel = 'Search jobs and commands'

/** One box for jobs and for commands: a name, a phone tail, a job number, a city, or what to do. */
export function Palette({
  opened,
  onClose,
  onPage,
  onHelp,
  takeTyped,
}: {
  opened: boolean
  onClose: () => void
  onPage: (page: Page) => void
  onHelp: () => void
  /** What was typed before the box was there. */
  takeTyped: () => string
}) {
  const go = useGo()
  const leave = useSignOut()
  const { setColorScheme } = useMantineColorScheme()
  const colorScheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 160)
  const found = useQuery(
    api.admin.jobs.list.queryOptions(
      { q: asked, limit: 8 },
      { enabled: opened && asked.length >= 2, placeholderData: keepPreviousData },
    ),
  )
  useEffect(() => {
    if (!opened) {
      spotlight.close()
      return
    }
    spotlight.open()
    /* The box takes over once it has the focus. */
    const waiting = setInterval(() => {
      if (document.activeElement?.getAttribute('aria-label') !== boxLabel) return
      clearInterval(waiting)
      const typed = takeTyped()
      if (typed !== '') setQuery((was) => was + typed)
    }, 16)
    return () => {
      clearInterval(waiting)
      takeTyped()
    }
  }, [opened, takeTyped])

  const offered = useOffered()
  const words = query.trim().toLowerCase()
  const says = ({ label }: { label: string }) => label.toLowerCase().includes(words)
  const here = (offered?.commands ?? []).filter(says)
  const commands: Command[] = [
    ...places.map((place) => ({
      id: place.page,
      label: `Go to ${place.label.toLowerCase()}`,
      icon: place.icon,
      keys: place.keys,
      why: null,
      run: () => onPage(place.page),
    })),
    {
      id: 'theme',
      label: colorScheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
      icon: colorScheme === 'dark' ? IconSun : IconMoon,
      keys: 'T',
      why: null,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'help',
      label: 'Rules and help: who may do what, when',
      icon: IconHelp,
      keys: 'G H',
      why: null,
      run: () => onPage('help'),
    },
    { id: 'keys', label: 'Keyboard shortcuts', icon: IconKeyboard, keys: '?', why: null, run: onHelp },
    { id: 'leave', label: 'Sign out', icon: IconLogout, keys: null, why: null, run: leave },
  ].filter(says)
  const jobs = asked.length >= 2 ? (found.data?.jobs ?? []) : []
  const runFirst = () => {
    const [job] = jobs
    if (job) go({ job: job.job_id })
    else [...here, ...commands].find(({ run }) => run !== null)?.run?.()
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
        placeholder="Job, customer, phone or command"
        aria-label={boxLabel}
        onKeyDown={(event) => {
          /* Enter without choosing takes the first answer. */
          if (event.key !== 'Enter' || store.getState().selected !== -1) return
          event.preventDefault()
          runFirst()
        }}
        leftSection={<IconSearch size={17} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {here.length > 0 && <Commands title={offered?.title ?? ''} commands={here} />}
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
        {commands.length > 0 && <Commands title="Commands" commands={commands} />}
        {jobs.length + here.length + commands.length === 0 && (
          <Spotlight.Empty>{found.isFetching ? 'Searching…' : `Nothing matches “${query.trim()}”.`}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** A blocked command stays in its place, says by what, and does nothing. */
function Commands({ title, commands }: { title: string; commands: readonly Command[] }) {
  return (
    <Spotlight.ActionsGroup className={classes.group} label={title}>
      {commands.map(({ id, label, icon: Icon, keys, why, run }) => (
        <Spotlight.Action
          key={id}
          className={classes.action}
          aria-disabled={run === null ? true : undefined}
          closeSpotlightOnTrigger={run !== null}
          onClick={() => run?.()}
        >
          <Icon size={16} stroke={1.6} aria-hidden />
          <span className={classes.label}>{label}</span>
          {why !== null && <span className={classes.note}>{why}</span>}
          {keys && (
            <span className={classes.keys} aria-hidden>
              <KeyHint keys={keys} />
            </span>
          )}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}
