import { BlockedPopoverButton } from '@h2s/ui/blocked-popover-button'
import { Money } from '@h2s/ui/money'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { Ago } from '@h2s/ui/when'
import { Checkbox } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Payout } from '../../api.ts'
import { JobLink } from '../../job-link.tsx'
import { auditField, showValue } from '../../job/audit-words.ts'
import type { Settling } from './settle-dialog.tsx'
import classes from './payouts.module.css'

function Evidence({
  payout,
  id,
  onSettle,
}: {
  payout: Payout
  id: string
  onSettle: (payout: Payout, how: Settling) => void
}) {
  const open = payout.status === 'pending_review' || payout.status === 'held'
  const evidence = Object.entries(payout.evidence).filter(
    ([key]) => !key.endsWith('_id') && key !== 'job_number' && key !== 'held_because',
  )
  return (
    <div className={classes.evidence} id={id}>
      <section>
        <h3>How the sum is made</h3>
        <dl>
          {payout.lines.map((line) => (
            <div key={line.label}>
              <dt>{line.label}</dt>
              <dd>
                <Money cents={line.amount_cents} currency={payout.currency} />
              </dd>
            </div>
          ))}
          <div className={classes.sum}>
            <dt>Total</dt>
            <dd>
              <Money cents={payout.amount_cents} currency={payout.currency} />
            </dd>
          </div>
        </dl>
      </section>
      <section>
        <h3>Evidence</h3>
        <dl>
          <div>
            <dt>Work completed</dt>
            <dd>{payout.completed_at ? <Ago at={payout.completed_at} /> : 'no'}</dd>
          </div>
          <div>
            <dt>Customer verified</dt>
            <dd>{payout.verified_at ? <Ago at={payout.verified_at} /> : 'no'}</dd>
          </div>
          {evidence.map(([key, value]) => (
            <div key={key}>
              <dt>{auditField(key)}</dt>
              <dd>{decisionWords(value) ?? showValue(value, undefined, key)}</dd>
            </div>
          ))}
          {payout.approved_by_name && (
            <div>
              <dt>Approved by</dt>
              <dd>
                {payout.approved_by_name}
                {payout.approved_at && (
                  <>
                    , <Ago at={payout.approved_at} />
                  </>
                )}
              </dd>
            </div>
          )}
        </dl>
      </section>
      {open && (
        <div className={classes.decide}>
          <BlockedPopoverButton
            variant="default"
            blockers={payout.actions.amend}
            onClick={() => onSettle(payout, 'amend')}
          >
            Change the amount…
          </BlockedPopoverButton>
          <BlockedPopoverButton
            variant="default"
            blockers={payout.actions.reject}
            onClick={() => onSettle(payout, 'reject')}
          >
            Reject…
          </BlockedPopoverButton>
        </div>
      )}
    </div>
  )
}

/** What somebody decided about it before, and why: "Avery: agreed by phone". */
function decisionWords(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('by_name' in value) || !('reason' in value)) return null
  return `${String(value.by_name)}: ${String(value.reason)}`
}

/** Why somebody has to look at it first; on the line, not behind it. */
function heldBecause({ status, evidence }: Payout): string | null {
  const why = status === 'held' ? evidence['held_because'] : null
  return why === null || why === undefined ? null : showValue(why)
}

function PayoutLine({
  payout,
  reviewing,
  choosing,
  checked,
  onCheck,
  onApprove,
  onSettle,
}: {
  payout: Payout
  reviewing: boolean
  choosing: boolean
  checked: boolean
  onCheck: (on: boolean) => void
  onApprove: () => void
  onSettle: (payout: Payout, how: Settling) => void
}) {
  const [opened, setOpened] = useState(false)
  const id = useId()
  const free = payout.blockers.length === 0
  const held = heldBecause(payout)
  return (
    <li className={classes.line}>
      <div className={classes.lineMain}>
        {choosing && (
          <Checkbox
            size="sm"
            aria-label={`Choose ${payout.job_number}`}
            checked={checked && free}
            disabled={!free}
            onChange={(event) => onCheck(event.currentTarget.checked)}
          />
        )}
        <button
          type="button"
          className={classes.expand}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened((was) => !was)}
        >
          <IconChevronRight size={15} stroke={1.8} aria-hidden />
          <span className="h2s-hidden">Evidence for {payout.job_number}</span>
        </button>
        <JobLink jobId={payout.job_id} className={classes.job}>
          {payout.job_number}
        </JobLink>
        <span className={classes.what}>
          {payout.service_name}
          <span className={classes.dim}> · {payout.customer_name}</span>
          {held && <span className={classes.held}>{held}</span>}
        </span>
        <span className={classes.verified}>
          {payout.verified_at ? (
            <>
              Verified <Ago at={payout.verified_at} />
            </>
          ) : (
            'Not verified'
          )}
        </span>
        <span className={classes.amount}>
          <Money cents={payout.amount_cents} currency={payout.currency} />
        </span>
        {payout.status === 'held' && (
          <BlockedPopoverButton
            variant="default"
            blockers={payout.actions.release}
            onClick={() => onSettle(payout, 'release')}
            aria-label={`Release ${payout.job_number}`}
          >
            Release…
          </BlockedPopoverButton>
        )}
        {reviewing && (
          <BlockedPopoverButton
            variant="default"
            blockers={payout.blockers}
            onClick={onApprove}
            aria-label={`Approve ${payout.job_number}`}
          >
            Approve
          </BlockedPopoverButton>
        )}
      </div>
      {opened && <Evidence payout={payout} id={id} onSettle={onSettle} />}
    </li>
  )
}

/** One tech: name, subtotal, and what makes it up. */
export function PayoutGroup({
  name,
  payouts,
  reviewing,
  choosing,
  isAll,
  chosen,
  onChoose,
  onApprove,
  onSettle,
}: {
  name: string
  payouts: Payout[]
  reviewing: boolean
  choosing: boolean
  /** Whether these are all there are, or only those that were read so far. */
  isAll: boolean
  chosen: ReadonlySet<string>
  onChoose: (ids: string[], on: boolean) => void
  onApprove: (payout: Payout) => void
  onSettle: (payout: Payout, how: Settling) => void
}) {
  const free = payouts.filter((payout) => payout.blockers.length === 0).map((payout) => payout.payout_id)
  const picked = free.filter((id) => chosen.has(id)).length
  const subtotal = payouts.reduce((sum, payout) => sum + payout.amount_cents, 0)
  return (
    <section className={classes.group} aria-label={name}>
      <div className={classes.groupHead}>
        {choosing && (
          <Checkbox
            size="sm"
            aria-label={`Choose all of ${name}`}
            disabled={free.length === 0}
            checked={free.length > 0 && picked === free.length}
            indeterminate={picked > 0 && picked < free.length}
            onChange={(event) => onChoose(free, event.currentTarget.checked)}
          />
        )}
        <PersonAvatar name={name} size={24} />
        <h2>{name}</h2>
        <span className={classes.dim}>
          {payouts.length} {payouts.length === 1 ? 'payout' : 'payouts'}
        </span>
        <span className={classes.subtotal}>
          <Money cents={subtotal} />
          {!isAll && '+'}
        </span>
      </div>
      <ul className={classes.lines}>
        {payouts.map((payout) => (
          <PayoutLine
            key={payout.payout_id}
            payout={payout}
            reviewing={reviewing}
            choosing={choosing}
            checked={chosen.has(payout.payout_id)}
            onCheck={(on) => onChoose([payout.payout_id], on)}
            onApprove={() => onApprove(payout)}
            onSettle={onSettle}
          />
        ))}
      </ul>
    </section>
  )
}
