import { Explain } from '@h2s/ui/explain'
import { toProblem } from '@h2s/ui/problem'
import { SlowHint } from '@h2s/ui/slow-hint'
import { Button } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { CustomerJob } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import classes from './answer-card.module.css'
import { DisputeSheet } from './sheets.tsx'
import { type Answers, useAnswers } from './use-answers.ts'

/** Two answers of the same weight: it looks right, or it does not. */
export function AnswerCard({ job }: { job: CustomerJob }) {
  const answers = useAnswers(job)
  const [telling, setTelling] = useState(false)
  const { verify, dispute } = job.actions
  const asks = job.verified_at === null && (verify !== undefined || dispute !== undefined)
  return (
    <>
      {asks && <Question job={job} answers={answers} onTell={() => setTelling(true)} />}
      {/* Who said yes too soon may still say no, for as long as it is allowed. */}
      {!asks && dispute?.length === 0 && (
        <Button variant="subtle" color="gray" size="lg" onClick={() => setTelling(true)}>
          Something is wrong after all
        </Button>
      )}
      {/* Outside of the card: what is being written stays, even when somebody else answers first. */}
      <DisputeSheet job={job} dispute={answers.dispute} opened={telling} onClose={() => setTelling(false)} />
    </>
  )
}

function Question({ job, answers, onTell }: { job: CustomerJob; answers: Answers; onTell: () => void }) {
  const { online } = useNetwork()
  const { verify: verifyBlockers, dispute: disputeBlockers } = job.actions
  const blockers = [...(verifyBlockers ?? []), ...(disputeBlockers ?? [])].filter(
    (one, index, all) => all.findIndex((other) => other.code === one.code) === index,
  )
  const busy = answers.verify.isPending || answers.dispute.isPending
  const problem = answers.verify.error === null ? null : toProblem(answers.verify.error)
  return (
    <Card title="What we did" className={classes.card}>
      <ul className={classes.checks}>
        {job.lines.map((line, index) => (
          <li key={`${line.service_name}-${index}`}>
            {line.quantity > 1 && `${line.quantity} × `}
            {line.service_name}
          </li>
        ))}
      </ul>
      <div className={classes.answers}>
        <Button
          variant="default"
          size="lg"
          leftSection={<IconCircleCheck className={classes.right} size={22} stroke={1.8} aria-hidden />}
          loading={answers.verify.isPending}
          disabled={!online || busy || (verifyBlockers?.length ?? 1) > 0}
          onClick={answers.verify.run}
        >
          Looks right
        </Button>
        <Button
          variant="default"
          size="lg"
          leftSection={<IconAlertTriangle className={classes.wrong} size={22} stroke={1.8} aria-hidden />}
          disabled={!online || busy || (disputeBlockers?.length ?? 1) > 0}
          onClick={onTell}
        >
          Something’s wrong
        </Button>
      </div>
      {!online && <p className={classes.note}>You are offline. You can answer when you are back.</p>}
      <SlowHint waiting={answers.verify.isPending} />
      <Explain blockers={blockers} />
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem.sentence}
        </p>
      )}
    </Card>
  )
}
