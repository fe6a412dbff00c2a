import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { useDraft } from '@h2s/ui/draft'
import { announce } from '@h2s/ui/announce'
import { formatMoney } from '@h2s/ui/money'
import { useReturnFocus } from '@h2s/ui/return-focus'
import { toastDone } from '@h2s/ui/toasts'
import { Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, type Payout } from '../../api.ts'
import { centsIn } from './cents-in.ts'
import classes from './payouts.module.css'

/** What can be decided about a payout besides approving it. */
export type Settling = 'amend' | 'reject' | 'release'

const words = {
  amend: {
    title: 'Change the amount?',
    confirm: 'Change the amount',
    done: 'A new payout with the new amount is up for review.',
    follows: 'This payout is rejected and a new one takes its place in review. Somebody else approves it.',
  },
  reject: {
    title: 'Reject this payout?',
    confirm: 'Reject the payout',
    done: 'Payout rejected.',
    follows: 'The tech is not paid for this work. The reason stays in the history of the job.',
  },
  release: {
    title: 'Release this payout?',
    confirm: 'Release for review',
    done: 'Payout released: it is up for review.',
    follows: 'It goes into review. Somebody else approves it.',
  },
} as const

/** Another amount, or none: each with the reason that stays beside it. */
export function SettleDialog({ payout, how, onClose }: { payout: Payout; how: Settling; onClose: () => void }) {
  useReturnFocus()
  const queries = useQueryClient()
  const [amount, setAmount] = useState('')
  const [reason, setReason, forgetReason] = useDraft(`${how}:${payout.payout_id}`)
  const cents = centsIn(amount)
  const asked = words[how]
  const target = { payout_id: payout.payout_id, version: payout.version, reason: reason.trim() }
  const settle = useMutation({
    mutationFn: () =>
      how === 'amend'
        ? client.admin.payouts.amend.mutate({ ...target, amount_cents: cents ?? 0 })
        : client.admin.payouts[how].mutate(target),
    onSuccess: () => {
      announce(asked.done)
      toastDone(asked.done)
      forgetReason()
      onClose()
    },
    onSettled: () => {
      void queries.invalidateQueries(api.admin.payouts.pathFilter())
      void queries.invalidateQueries(api.admin.overview.pathFilter())
      void queries.invalidateQueries(api.admin.jobs.pathFilter())
    },
  })
  return (
    <ConfirmDialog
      opened
      title={asked.title}
      confirmLabel={
        how === 'amend' && cents !== null ? `Change to ${formatMoney(cents, payout.currency)}` : asked.confirm
      }
      danger={how === 'reject'}
      pending={settle.isPending}
      error={settle.error}
      disabled={reason.trim() === '' || (how === 'amend' && (cents === null || cents === payout.amount_cents))}
      onClose={onClose}
      onConfirm={() => settle.mutate()}
    >
      <div className={classes.confirm}>
        <p className={classes.confirmSum}>{formatMoney(payout.amount_cents, payout.currency)}</p>
        <p className={classes.confirmWords}>
          {payout.pro_name} · {payout.job_number} · {payout.service_name}
        </p>
      </div>
      {how === 'amend' && (
        <TextInput
          label={`New amount in ${payout.currency.toUpperCase()}`}
          inputMode="decimal"
          placeholder="0.00"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
          error={amount.trim() !== '' && cents === null ? 'Write an amount like 120 or 120.50.' : null}
          required
          data-autofocus
        />
      )}
      <Textarea
        label={how === 'release' ? 'What did you look at?' : 'Why?'}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={1500}
        required
        data-autofocus={how === 'amend' ? undefined : true}
      />
      <p className={classes.dim}>{asked.follows}</p>
    </ConfirmDialog>
  )
}
