import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormFrame } from './form-frame.tsx'
import { SlowHint } from './slow-hint.tsx'

/** One question before something that others will feel: what happens, to whom, and the verb itself on the button. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  onConfirm,
  onClose,
  pending,
  error,
  danger = false,
  disabled = false,
}: {
  opened: boolean
  title: string
  children?: ReactNode
  confirmLabel: string
  /** What the way back says where “Cancel” could be read as the deed itself. */
  cancelLabel?: string
  onConfirm: () => void
  onClose: () => void
  pending: boolean
  error: unknown
  danger?: boolean
  disabled?: boolean
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <FormFrame
        submitLabel={confirmLabel}
        cancelLabel={cancelLabel}
        submitting={pending}
        error={error}
        onSubmit={onConfirm}
        onCancel={onClose}
        danger={danger}
        disabled={disabled}
      >
        {children}
        <SlowHint waiting={pending} />
      </FormFrame>
    </Modal>
  )
}
