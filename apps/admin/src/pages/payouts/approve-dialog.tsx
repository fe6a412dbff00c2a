import { useReturnFocus } from '@h2s/ui/return-focus'
import { announce } from '@h2s/ui/announce'
import { ConfirmDialog } from '@h2s/ui/confirm-dialog'
import { formatMoney } from '@h2s/ui/money'
import { toProblem } from '@h2s/ui/problem'
import { toastDone } from '@h2s/ui/toasts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, type Payout } from '../../api.ts'
import classes from './payouts.module.css'
import { sumInWords } from './sum-in-words.ts'

type Refusal = { payout: Payout; sentence: string }

/** Says the sum twice and to whom. Each payout is its own approval: what was refused says so, the rest stands. */
export function ApproveDialog({
  payouts,
  manual,
  onClose,
}: {
  payouts: Payout[]
  manual: boolean
  onClose: (approved: string[]) => void
}) {
  useReturnFocus()
  const queries = useQueryClient()
  const [refused, setRefused] = useState<Refusal[]>([])
  const [approved, setApproved] = useState<string[]>([])
  const left = payouts.filter((payout) => !approved.includes(payout.payout_id))
  const total = left.reduce((sum, payout) => sum + payout.amount_cents, 0)
  const currency = payouts[0]?.currency ?? 'USD'
  const perTech = new Map<string, number>()
  for (const payout of left) perTech.set(payout.pro_name, (perTech.get(payout.pro_name) ?? 0) + payout.amount_cents)

  const approve = useMutation({
    mutationFn: async () => {
      const done: string[] = []
      const failed: Refusal[] = []
      for (const payout of left) {
        try {
          await client.admin.payouts.approve.mutate({ payout_id: payout.payout_id, version: payout.version })
          done.push(payout.payout_id)
        } catch (error) {
          failed.push({ payout, sentence: toProblem(error).sentence })
        }
      }
      return { done, failed }
    },
    onSuccess: ({ done, failed }) => {
      void queries.invalidateQueries(api.admin.payouts.pathFilter())
      void queries.invalidateQueries(api.admin.overview.pathFilter())
      void queries.invalidateQueries(api.admin.jobs.pathFilter())
      const all = [...approved, ...done]
      announce(`${done.length} approved${failed.length ? `, ${failed.length} refused` : ''}`)
      if (failed.length === 0) {
        toastDone(done.length === 1 ? 'Payout approved.' : `${done.length} payouts approved.`)
        onClose(all)
        return
      }
      setApproved(all)
      setRefused(failed)
    },
  })

  return (
    <ConfirmDialog
      opened
      title={left.length === 1 ? 'Approve this payout?' : `Approve ${left.length} payouts?`}
      confirmLabel={refused.length > 0 ? 'Try these again' : `Approve ${formatMoney(total, currency)}`}
      pending={approve.isPending}
      error={approve.error}
      onClose={() => onClose(approved)}
      onConfirm={() => approve.mutate()}
    >
      <div className={classes.confirm}>
        <p className={classes.confirmSum}>{formatMoney(total, currency)}</p>
        <p className={classes.confirmWords}>{sumInWords(total)}</p>
        <dl>
          {[...perTech].map(([name, cents]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{formatMoney(cents, currency)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {approved.length > 0 && <p className={classes.dim}>{approved.length} approved. The rest was refused:</p>}
      {refused.length > 0 && (
        <ul className={classes.refused} role="alert">
          {refused.map(({ payout, sentence }) => (
            <li key={payout.payout_id}>
              <b>{payout.job_number}</b> {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.dim}>
        {manual
          ? 'Stripe keys are missing: approving marks the money for transfer by hand.'
          : 'The transfer follows by itself.'}{' '}
        Your name is recorded with each approval.
      </p>
    </ConfirmDialog>
  )
}
