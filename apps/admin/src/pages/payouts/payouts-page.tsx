import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { formatMoney } from '@h2s/ui/money'
import { PageHeader } from '@h2s/ui/page-header'
import { Loading, SkeletonLines } from '@h2s/ui/skeletons'
import { StatusIcon } from '@h2s/ui/status-badge'
import { statusLook } from '@h2s/ui/words'
import { Button } from '@mantine/core'
import { IconCash, IconTool } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Payout } from '../../api.ts'
import { payoutPages } from '../../pages-of.ts'
import { payoutTabs, useAddress, useGo } from '../../routes.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { asRole, decides } from './as-role.ts'
import { SettleDialog, type Settling } from './settle-dialog.tsx'
import { PayoutGroup } from './payout-group.tsx'
import { Tabs } from '../../tabs.tsx'
import classes from './payouts.module.css'

type Tab = (typeof payoutTabs)[number]

const empty: Record<Tab, { title: string; text: string }> = {
  pending_review: {
    title: 'Nothing to review',
    text: 'A payout comes here when its work is done and the customer has verified it.',
  },
  approved: {
    title: 'Nothing is approved and waiting',
    text: 'Approved payouts stand here until they are transferred.',
  },
  paid: { title: 'Nothing was paid yet', text: 'Every transfer to a tech is listed here, with what it was for.' },
  rejected: {
    title: 'Nothing was rejected',
    text: 'Payouts that were turned down, or whose amount was changed, stand here with the reason.',
  },
  held: {
    title: 'Nothing is held',
    text: 'A payout is held while its job is in dispute, or when its sum wants a second look.',
  },
}

const statusTabs = payoutTabs.map((id) => ({
  id,
  label: (
    <>
      <StatusIcon status={id} /> {statusLook(id).label}
    </>
  ),
}))

function byTech(payouts: Payout[]): { pro_id: string; name: string; payouts: Payout[] }[] {
  const groups = new Map<string, { pro_id: string; name: string; payouts: Payout[] }>()
  for (const payout of payouts) {
    const group = groups.get(payout.pro_id) ?? { pro_id: payout.pro_id, name: payout.pro_name, payouts: [] }
    group.payouts.push(payout)
    groups.set(payout.pro_id, group)
  }
  return [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Money that leaves: what it is for stands beside every sum, and nobody approves what is their own. */
export function PayoutsPage() {
  const address = useAddress()
  const go = useGo()
  const tab: Tab = address.tab ?? 'pending_review'
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [approving, setApproving] = useState<Payout[] | null>(null)
  const [settling, setSettling] = useState<{ payout: Payout; how: Settling } | null>(null)
  const me = useQuery(api.me.get.queryOptions(undefined, { staleTime: 5 * 60_000 }))
  const role = me.data?.user?.role
  const health = useQuery(api.public.health.queryOptions(undefined, { staleTime: 5 * 60_000, retry: false }))
  const list = useInfiniteQuery({ ...payoutPages({ status: tab, limit: 100 }), placeholderData: keepPreviousData })
  const payouts = (list.data?.pages.flatMap((page) => page.payouts) ?? [])
    .filter((payout) => payout.status === tab)
    .map((payout) => asRole(payout, role))
  const total = payouts.reduce((sum, payout) => sum + payout.amount_cents, 0)
  const groups = byTech(payouts)
  const free = payouts.filter((payout) => payout.blockers.length === 0)
  const picked = free.filter((payout) => chosen.has(payout.payout_id))
  const manual = health.data?.integrations.stripe === 'off'
  const reviewing = tab === 'pending_review'
  const toggle = (ids: string[], on: boolean) =>
    setChosen((old) => {
      const next = new Set(old)
      for (const id of ids) {
        if (on) next.add(id)
        else next.delete(id)
      }
      return next
    })

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader title="Payouts" app="Home2Smart dispatch" focusOnMount={address.job === undefined}>
          {reviewing && picked.length > 0 && (
            <>
              <Button variant="default" onClick={() => setChosen(new Set())}>
                Clear
              </Button>
              <Button onClick={() => setApproving(picked)}>
                Approve {picked.length} · {formatMoney(picked.reduce((sum, payout) => sum + payout.amount_cents, 0))}
              </Button>
            </>
          )}
        </PageHeader>
        <Tabs
          label="Payout status"
          tabs={statusTabs}
          chosen={tab}
          onChoose={(id) => go({ tab: payoutTabs.find((one) => one === id && one !== 'pending_review') })}
        />
      </div>
      {manual && (
        <p className={classes.manual}>
          <IconTool size={16} stroke={1.7} aria-hidden />
          <span>
            <b>Manual mode: Stripe keys are missing.</b> Approving marks a payout for transfer by hand; no money moves
            by itself.
          </span>
        </p>
      )}
      {!decides(role) && (
        <p className={classes.looking}>
          You can look into every payout. An admin approves, changes, rejects or releases them.
        </p>
      )}
      {list.isPending ? (
        <div className={classes.state}>
          <Loading label="Loading payouts">
            <SkeletonLines lines={10} height={18} gap={22} />
          </Loading>
        </div>
      ) : list.isError && payouts.length === 0 ? (
        <ErrorState
          what="The payouts did not load"
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : payouts.length === 0 ? (
        <EmptyState title={empty[tab].title} icon={<IconCash size={20} stroke={1.5} />}>
          {empty[tab].text}
        </EmptyState>
      ) : (
        <div className={classes.scroll} aria-busy={list.isPlaceholderData}>
          <dl className={classes.totals}>
            <div>
              <dt>{statusLook(tab).label}</dt>
              <dd>
                {formatMoney(total)}
                {list.hasNextPage ? '+' : ''}
              </dd>
            </div>
            <div>
              <dt>Payouts</dt>
              <dd>
                {payouts.length}
                {list.hasNextPage ? '+' : ''}
              </dd>
            </div>
            <div>
              <dt>Techs</dt>
              <dd>{groups.length}</dd>
            </div>
            {reviewing && decides(role) && (
              <div>
                <dt>Ready to approve</dt>
                <dd>{free.length}</dd>
              </div>
            )}
          </dl>
          {groups.map((group) => (
            <PayoutGroup
              key={group.pro_id}
              name={group.name}
              payouts={group.payouts}
              reviewing={reviewing}
              choosing={reviewing && decides(role)}
              isAll={!list.hasNextPage}
              chosen={chosen}
              onChoose={toggle}
              onApprove={(payout) => setApproving([payout])}
              onSettle={(payout, how) => setSettling({ payout, how })}
            />
          ))}
          {list.hasNextPage && (
            <div className={classes.state}>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </div>
      )}
      {settling && <SettleDialog {...settling} onClose={() => setSettling(null)} />}
      {approving && (
        <ApproveDialog
          payouts={approving}
          manual={manual}
          onClose={(approved) => {
            setApproving(null)
            if (approved.length > 0) toggle(approved, false)
          }}
        />
      )}
    </div>
  )
}
