import { useReturnFocus } from '@h2s/ui/return-focus'
import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { toastDone } from '@h2s/ui/toasts'
import { flagLabel, severityLook } from '@h2s/ui/words'
import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { client } from '../api.ts'
import { flagTypes, type Severity, worstFirst } from '../words.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { useJob } from './job-context.ts'

const types = flagTypes.map((value) => ({ value, label: flagLabel(value) }))
const grades = worstFirst.toReversed().map((value) => ({ value, label: severityLook(value).label }))

/** What only a person can know: an unhappy customer, a wall that turned out to be brick. */
export function RaiseFlagDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, write, writing } = useJob()
  const [flag, setFlag] = useState<(typeof flagTypes)[number]>('CUSTOMER_EXPECTATION_RISK')
  const [severity, setSeverity] = useState<Severity>('MEDIUM')
  const [message, setMessage] = useState('')
  const [error, setError] = useState<unknown>(null)
  return (
    <ConfirmDialog
      opened
      title="Raise a flag"
      confirmLabel="Raise the flag"
      pending={writing === 'raise'}
      error={error}
      disabled={message.trim() === ''}
      onClose={onClose}
      onConfirm={() => {
        setError(null)
        write({
          name: 'raise',
          form: true,
          mine: [{ label: flagLabel(flag), value: message.trim() }],
          done: `${flagLabel(flag)} raised`,
          failed: 'Could not raise the flag',
          send: (version) =>
            client.admin.flags.raise.mutate({ job_id: job.job_id, flag, severity, message: message.trim(), version }),
          onDone: () => {
            toastDone('Flag raised.')
            onClose()
          },
          onFailed: setError,
        })
      }}
    >
      <Select
        label="About"
        data={types}
        value={flag}
        onChange={(value) => setFlag(flagTypes.find((one) => one === value) ?? flag)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
      />
      <ChoiceChips label="How bad is it?" options={grades} value={severity} onChange={setSeverity} />
      <Textarea
        label="What is the matter?"
        description="One or two sentences, for whoever opens this job next."
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        maxLength={2000}
        required
        data-autofocus
      />
    </ConfirmDialog>
  )
}
