import { SeverityIcon } from '@h2s/ui/severity-badge'
import { StatusIcon } from '@h2s/ui/status-badge'
import { flagLabel, laneLabel, severityLook, stageLabel, statusLook } from '@h2s/ui/words'
import { TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useAddress, useGo } from '../routes.tsx'
import { flagTypes, lanes, orderStages, worstFirst, statuses } from '../words.ts'
import { usePhone } from '../use-phone.ts'
import { DateFilter } from './date-filter.tsx'
import { FilterMenu } from './filter-menu.tsx'
import classes from './filters.module.css'
import { isFiltered, noFilters } from './job-filters.ts'

const statusOptions = statuses.map((value) => ({
  value,
  label: statusLook(value).label,
  icon: <StatusIcon status={value} />,
}))
const severityOptions = worstFirst.map((value) => ({
  value,
  label: severityLook(value).label,
  icon: <SeverityIcon severity={value} />,
}))
const flagOptions = flagTypes.map((value) => ({ value, label: flagLabel(value) }))
const laneOptions = lanes.map((value) => ({ value, label: laneLabel(value) }))
const stageOptions = orderStages.map((value) => ({ value, label: stageLabel(value) }))

/** The empty list takes its key out of the address. */
function some<T extends string>(values: string[], all: readonly T[]): T[] | undefined {
  const kept = all.filter((one) => values.includes(one))
  return kept.length > 0 ? kept : undefined
}

/** Every filter of the board and the table. All of them live in the address: any view is a link. */
export function FilterBar({ withStatus }: { withStatus: boolean }) {
  const address = useAddress()
  const go = useGo()
  const phone = usePhone()
  const [wantTechs, setWantTechs] = useState(address.tech !== undefined)
  const pros = useQuery(
    api.admin.pros.list.queryOptions({ active: true }, { enabled: wantTechs, staleTime: 5 * 60_000 }),
  )
  const techOptions = [
    { value: 'none', label: 'Nobody yet' },
    ...(pros.data?.pros.map((pro) => ({
      value: pro.pro_id,
      label: pro.city ? `${pro.name} · ${pro.city}` : pro.name,
    })) ?? []),
  ]
  return (
    <search className={classes.bar} aria-label="Filter jobs">
      <TextInput
        data-search
        size="xs"
        className={classes.search}
        aria-label="Search these jobs"
        placeholder={phone ? 'Search jobs' : 'Search name, number, city, phone'}
        value={address.q ?? ''}
        onChange={(event) => go({ q: event.currentTarget.value || undefined }, { replace: true })}
        leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
      />
      {withStatus && (
        <FilterMenu
          label="Status"
          options={statusOptions}
          values={address.status ?? []}
          onChange={(values) => go({ status: some(values, statuses) })}
        />
      )}
      <FilterMenu
        label="Severity"
        options={severityOptions}
        values={address.severity ?? []}
        onChange={(values) => go({ severity: some(values, worstFirst) })}
      />
      <FilterMenu
        label="Flag"
        options={flagOptions}
        values={address.flag ?? []}
        onChange={(values) => go({ flag: some(values, flagTypes) })}
      />
      <FilterMenu
        label="Tech"
        single
        options={techOptions}
        loading={wantTechs && pros.isPending}
        values={address.tech ? [address.tech] : []}
        onOpen={() => setWantTechs(true)}
        onChange={(values) => go({ tech: values.at(-1) })}
      />
      <DateFilter from={address.from} to={address.to} onChange={(from, to) => go({ from, to })} />
      <FilterMenu
        label="Supplied by"
        options={laneOptions}
        values={address.lane ?? []}
        onChange={(values) => go({ lane: some(values, lanes) })}
      />
      <FilterMenu
        label="Equipment"
        options={stageOptions}
        values={address.stage ?? []}
        onChange={(values) => go({ stage: some(values, orderStages) })}
      />
      {isFiltered(address) && (
        <button type="button" className={classes.reset} onClick={() => go(noFilters)}>
          <IconX size={13} stroke={2} aria-hidden /> Clear all
        </button>
      )}
    </search>
  )
}
