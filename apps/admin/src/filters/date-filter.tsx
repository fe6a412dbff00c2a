import { dayKey, useNow } from '@h2s/ui/time'
import { Button, TextInput } from '@mantine/core'
import { FilterPill } from './filter-pill.tsx'
import classes from './filters.module.css'

const dayMs = 86_400_000

function short(day: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString('en-US', { month: 'short', day: 'numeric' })
}

/** Visits between two days, both included; three usual answers first. */
export function DateFilter({
  from,
  to,
  onChange,
}: {
  from: string | undefined
  to: string | undefined
  onChange: (from: string | undefined, to: string | undefined) => void
}) {
  const now = useNow()
  const today = dayKey(now)
  const presets = [
    { label: 'Today', from: today, to: today },
    { label: 'Tomorrow', from: dayKey(now + dayMs), to: dayKey(now + dayMs) },
    { label: 'Next 7 days', from: today, to: dayKey(now + 6 * dayMs) },
  ]
  const named = presets.find((preset) => preset.from === from && preset.to === to)?.label
  const said =
    named ??
    (from && to
      ? from === to
        ? short(from)
        : `${short(from)} – ${short(to)}`
      : from
        ? `from ${short(from)}`
        : to
          ? `until ${short(to)}`
          : null)
  return (
    <FilterPill
      label="Visit"
      said={said}
      clearLabel="Clear visit date"
      onClear={() => onChange(undefined, undefined)}
      dropdownLabel="Visit date"
    >
      {(close) => (
        <div className={classes.dates}>
          <div className={classes.presets}>
            {presets.map((preset) => (
              <Button
                key={preset.label}
                variant={preset.label === named ? 'light' : 'default'}
                onClick={() => {
                  onChange(preset.from, preset.to)
                  close()
                }}
              >
                {preset.label}
              </Button>
            ))}
          </div>
          <TextInput
            type="date"
            label="From"
            value={from ?? ''}
            max={to}
            onChange={(event) => onChange(event.currentTarget.value || undefined, to)}
          />
          <TextInput
            type="date"
            label="Until"
            value={to ?? ''}
            min={from}
            onChange={(event) => onChange(from, event.currentTarget.value || undefined)}
          />
        </div>
      )}
    </FilterPill>
  )
}
