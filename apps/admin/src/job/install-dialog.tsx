import { useReturnFocus } from '@h2s/ui/return-focus'
import { FormFrame } from '@h2s/ui/form-frame'
import { SlowHint } from '@h2s/ui/slow-hint'
import { toastDone } from '@h2s/ui/toasts'
import { humanize } from '@h2s/ui/words'
import { Checkbox, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import type { JobDetail } from '../api.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { knownConstraints } from '@h2s/domain/job'
import { knownWall, knownWire, wallOptions, type WallType, wireOptions, type WireLevel } from './install-words.ts'
import { useJob } from './job-context.ts'
import dialogs from './dialogs.module.css'
import { useInstallWrite } from './use-install-write.ts'

type Values = {
  wire: WireLevel | null
  wall: WallType | null
  surface: string
  constraints: string[]
  priorities: string
}

const notKnown = { value: 'UNKNOWN', label: 'Not known' } as const

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const valuesOf = (metadata: JobDetail['metadata']): Values => ({
  wire: knownWire(metadata.wire_management_required),
  wall: knownWall(metadata.wall_type),
  surface: metadata.mounting_surface_notes ?? '',
  constraints: metadata.special_constraints ?? [],
  priorities: metadata.customer_priority_notes ?? '',
})

/** Only what was touched is sent: a note saved here can never overwrite a wall type that somebody else filled in. */
export function InstallDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus('[data-more]')
  const { job, writing } = useJob()
  const save = useInstallWrite()
  const [error, setError] = useState<unknown>(null)
  const [base] = useState(job.version)
  const { metadata } = job
  const seen = useRef(job.version)
  const form = useForm<Values>({
    initialValues: valuesOf(metadata),
  })
  const { values } = form
  /* What somebody else fills in meanwhile comes into the fields that were not touched here. */
  useEffect(() => {
    /* By version: what is shown before the server has answered is our own. */
    if (seen.current === job.version) return
    seen.current = job.version
    const fresh = valuesOf(metadata)
    const touched = form.getDirty()
    const kept = form.getValues()
    form.setInitialValues(fresh)
    form.setValues({
      wire: touched.wire ? kept.wire : fresh.wire,
      wall: touched.wall ? kept.wall : fresh.wall,
      surface: touched.surface ? kept.surface : fresh.surface,
      constraints: touched.constraints ? kept.constraints : fresh.constraints,
      priorities: touched.priorities ? kept.priorities : fresh.priorities,
    })
  }, [job.version, metadata, form])
  const constraintChoices = [...new Set([...knownConstraints, ...values.constraints])]
  const submit = () => {
    const patch = {
      ...(form.isDirty('wire') ? { wire_management_required: values.wire } : {}),
      ...(form.isDirty('wall') ? { wall_type: values.wall } : {}),
      ...(form.isDirty('surface') ? { mounting_surface_notes: orNull(values.surface) } : {}),
      ...(form.isDirty('constraints') ? { special_constraints: values.constraints } : {}),
      ...(form.isDirty('priorities') ? { customer_priority_notes: orNull(values.priorities) } : {}),
    }
    if (Object.keys(patch).length === 0) {
      onClose()
      return
    }
    setError(null)
    save(patch, {
      base,
      form: true,
      onFailed: setError,
      onDone: () => {
        toastDone('Saved.')
        onClose()
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title="Installation details" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <FormFrame
        submitLabel="Save"
        submitting={writing === 'install'}
        error={error}
        onSubmit={submit}
        onCancel={onClose}
      >
        <ChoiceChips
          label="Wire management"
          options={[...wireOptions, notKnown]}
          value={values.wire ?? notKnown.value}
          onChange={(wire) => form.setFieldValue('wire', wire === notKnown.value ? null : wire)}
        />
        <ChoiceChips
          label="Wall type"
          options={[...wallOptions, notKnown]}
          value={values.wall ?? notKnown.value}
          onChange={(wall) => form.setFieldValue('wall', wall === notKnown.value ? null : wall)}
        />
        <Checkbox.Group label="Constraints" {...form.getInputProps('constraints')}>
          <div className={dialogs.checks}>
            {constraintChoices.map((one) => (
              <Checkbox key={one} value={one} label={humanize(one)} size="sm" />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          label="Surface notes"
          placeholder="Studs, height, what is behind the wall"
          maxLength={2000}
          {...form.getInputProps('surface')}
        />
        <Textarea label="What matters to the customer" maxLength={2000} {...form.getInputProps('priorities')} />
        <SlowHint waiting={writing === 'install'} />
      </FormFrame>
    </Modal>
  )
}
