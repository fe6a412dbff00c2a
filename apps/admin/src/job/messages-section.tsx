import { Tag } from '@h2s/ui/status-badge'
import { Ago } from '@h2s/ui/when'
import { humanize, type Tone } from '@h2s/ui/words'
import { IconMail, IconMessage } from '@tabler/icons-react'
import { useJob } from './job-context.ts'
import classes from './messages.module.css'
import text from './text.module.css'
import { Section } from './section.tsx'

const states: Record<string, { label: string; tone: Tone }> = {
  planned: { label: 'Waiting', tone: 'gray' },
  claimed: { label: 'Sending', tone: 'blue' },
  sent: { label: 'Sent', tone: 'green' },
  delivered: { label: 'Delivered', tone: 'green' },
  failed: { label: 'Failed', tone: 'red' },
  skipped: { label: 'Not sent', tone: 'gray' },
  dead: { label: 'Given up', tone: 'red' },
}

/** What was told to whom, in the very words, and whether it arrived. */
export function MessagesSection() {
  const { job } = useJob()
  const messages = job.messages.toSorted((a, b) => b.created_at.localeCompare(a.created_at))
  return (
    <Section title="Messages">
      {messages.length === 0 ? (
        <p className={text.dim}>Nobody was told anything yet. Messages appear here with the words that were sent.</p>
      ) : (
        <ul className={classes.messages}>
          {messages.map((message) => {
            const state = states[message.state]
            /* Nobody was reached: no green for that. */
            const onlyLogged = message.channel === 'log' && message.state === 'sent'
            const Icon = message.channel === 'email' ? IconMail : IconMessage
            return (
              <li key={message.message_id} className={classes.message}>
                <div className={classes.messageHead}>
                  <Icon size={15} stroke={1.6} aria-hidden />
                  <b>{humanize(message.template)}</b>
                  <span className={text.dim}>
                    to the {message.recipient_kind === 'provider' ? 'tech' : message.recipient_kind}
                    {message.to_masked ? ` ${message.to_masked}` : ''}
                  </span>
                  <span className={text.grow} />
                  <Tag tone={onlyLogged ? 'gray' : (state?.tone ?? 'gray')}>
                    {onlyLogged ? 'Logged only' : (state?.label ?? humanize(message.state))}
                  </Tag>
                  <span className={text.dim}>
                    <Ago at={message.created_at} />
                  </span>
                </div>
                {message.subject && <p className={classes.messageSubject}>{message.subject}</p>}
                <p className={classes.messageBody}>{message.body}</p>
                {message.error && <p className={text.warn}>{message.error}</p>}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
