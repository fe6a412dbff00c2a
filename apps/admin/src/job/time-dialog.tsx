import { useReturnFocus } from '@h2s/ui/return-focus'
import { FormFrame } from '@h2s/ui/form-frame'
import { dayKey, foreignZone, formatExact, formatWindow, wallTime, wallToInstant } from '@h2s/ui/time'
import { SlowHint } from '@h2s/ui/slow-hint'
import { toastDone } from '@h2s/ui/toasts'
import { Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client } from '../api.ts'
import { useJob } from './job-context.ts'
import { OverrideFields } from './override-fields.tsx'
import { isOverridable } from './override.ts'
import { useAsked } from './use-asked.ts'
import chips from './chips.module.css'
import dialogs from './dialogs.module.css'
import text from './text.module.css'
import { spellMinutes } from './spell-minutes.ts'

const lengths = [60, 90, 120, 150, 180, 240, 300, 360, 480]

/** A window in the time of the house, not of the desk. What the customer asked for is one tap away. */
export function TimeDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const zone = job.time_zone
  const [base] = useState(job.version)
  const asked = job.proposals.filter((one) => one.state === 'open').flatMap((one) => one.windows)
  const first = job.start_iso ? { start_iso: job.start_iso, end_iso: job.end_iso ?? job.start_iso } : asked[0]
  const usual = lengths.find((length) => length >= job.expected.duration_minutes) ?? 120
  const firstLength = first ? Math.round((Date.parse(first.end_iso) - Date.parse(first.start_iso)) / 60_000) : usual
  const [day, setDay] = useState(first ? dayKey(first.start_iso, zone) : '')
  const [time, setTime] = useState(first ? wallTime(first.start_iso, zone) : '09:00')
  const [minutes, setMinutes] = useState(firstLength > 0 ? firstLength : usual)
  const [error, setError] = useState<unknown>(null)
  const blockers = job.actions.schedule ?? []
  const blocked = isOverridable(blockers)
  const [why, setWhy] = useState('')
  const failed = useAsked(onClose, setError)
  const complete = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d/.test(time)
  const start = complete ? wallToInstant(day, time.slice(0, 5), zone) : null
  const end = start ? new Date(Date.parse(start) + minutes * 60_000).toISOString() : null
  const choices = [...new Set([...lengths, minutes])].toSorted((a, b) => a - b)
  return (
    <Modal
      opened
      onClose={onClose}
      title={job.start_iso ? 'Change the time' : 'Set a time'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FormFrame
        submitLabel={start && end ? `Set ${formatWindow(start, end, zone)}` : 'Set the time'}
        submitting={writing === 'time'}
        disabled={!start || (blocked && why.trim() === '')}
        error={error}
        onCancel={onClose}
        onSubmit={() => {
          if (!start || !end) return
          setError(null)
          write({
            name: 'time',
            base,
            form: true,
            mine: [{ label: 'Visit', value: formatWindow(start, end, zone) }],
            done: `Visit set: ${formatWindow(start, end, zone)}`,
            failed: 'Could not set the time',
            send: (version) =>
              client.admin.jobs.scheduleAppointment.mutate({
                job_id: job.job_id,
                start_iso: start,
                end_iso: end,
                ...(blocked ? { override_reason: why.trim() } : {}),
                version,
              }),
            onDone: () => {
              toastDone(`Visit: ${formatWindow(start, end, zone)}.`)
              onClose()
            },
            onFailed: failed,
          })
        }}
      >
        {asked.length > 0 && (
          <div>
            <p className={chips.chipsLabel}>The customer asked for</p>
            <div className={text.tags}>
              {asked.map((window) => (
                <button
                  key={window.start_iso}
                  type="button"
                  className={chips.pick}
                  aria-pressed={
                    start === new Date(window.start_iso).toISOString() && end === new Date(window.end_iso).toISOString()
                  }
                  onClick={() => {
                    setDay(dayKey(window.start_iso, zone))
                    setTime(wallTime(window.start_iso, zone))
                    setMinutes(Math.round((Date.parse(window.end_iso) - Date.parse(window.start_iso)) / 60_000))
                  }}
                >
                  {formatWindow(window.start_iso, window.end_iso, zone)}
                </button>
              ))}
            </div>
          </div>
        )}
        <div className={dialogs.fields}>
          <TextInput
            type="date"
            label="Day"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            type="time"
            label="From"
            step={900}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <Select
            label="For"
            data={choices.map((value) => ({ value: String(value), label: spellMinutes(value) }))}
            value={String(minutes)}
            onChange={(value) => setMinutes(Number(value ?? minutes))}
            allowDeselect={false}
          />
        </div>
        <p className={text.dim}>
          {start && foreignZone(start, zone)
            ? `Time at the house (${foreignZone(start, zone)}). `
            : 'Time at the house. '}
          {start && `${formatExact(start, zone)}. `}
          The work usually takes {spellMinutes(job.expected.duration_minutes)}.
        </p>
        {blocked && <OverrideFields action="schedule" blockers={blockers} reason={why} onReason={setWhy} />}
        <SlowHint waiting={writing === 'time'} />
      </FormFrame>
    </Modal>
  )
}
