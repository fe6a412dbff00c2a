import { useOneAtATime } from '@h2s/ui/one-at-a-time'
import { formatPhone } from '@h2s/ui/phone'
import { toastProblem } from '@h2s/ui/toasts'
import { formatExact, formatWindow } from '@h2s/ui/time'
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { IconCheck, IconLink, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react'
import { client } from '../api.ts'
import { useJob } from './job-context.ts'
import customer from './customer.module.css'
import text from './text.module.css'
import { Section } from './section.tsx'

/** Who they are, where, how to reach them, and the link by which they follow their job. */
export function CustomerSection() {
  const { job } = useJob()
  const clipboard = useClipboard({ timeout: 2500 })
  const once = useOneAtATime()
  const link = useMutation({
    mutationFn: () => client.admin.jobs.createLink.mutate({ job_id: job.job_id }),
    onSuccess: ({ url }) => clipboard.copy(url),
    onError: (error) => toastProblem('Could not make a link', error),
    onSettled: once.leave,
  })
  const phone = job.customer?.phone ?? job.customer_phone
  const email = job.customer?.email ?? job.customer_email
  const place = [job.service_city, [job.service_state, job.service_zip].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  const address = [job.service_address, place].filter(Boolean)
  const asked = job.proposals.filter((one) => one.state === 'open').flatMap((one) => one.windows)
  return (
    <Section title="Customer">
      <p className={customer.person}>{job.customer_name}</p>
      <ul className={customer.contact}>
        {phone && (
          <li>
            <IconPhone size={15} stroke={1.6} aria-hidden />
            <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
          </li>
        )}
        {email && (
          <li>
            <IconMail size={15} stroke={1.6} aria-hidden />
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        <li>
          <IconMapPin size={15} stroke={1.6} aria-hidden />
          {address.length > 0 ? (
            <a
              href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address.join(', '))}`}
              target="_blank"
              rel="noreferrer"
            >
              {address.map((line) => (
                <span key={line}>{line}</span>
              ))}
              <span className="h2s-hidden"> (map, opens a new tab)</span>
            </a>
          ) : (
            <span className={customer.missing}>No address yet</span>
          )}
        </li>
      </ul>
      {asked.length > 0 && (
        <div className={customer.asked}>
          <span className={text.dim}>Asked for</span>
          {asked.map((window) => (
            <span key={window.start_iso} className="h2s-num" title={formatExact(window.start_iso, job.time_zone)}>
              {formatWindow(window.start_iso, window.end_iso, job.time_zone)}
            </span>
          ))}
        </div>
      )}
      <Button
        variant="default"
        fullWidth
        mt="sm"
        loading={link.isPending}
        onClick={() => once.enter(() => link.mutate())}
        leftSection={
          clipboard.copied ? (
            <IconCheck size={15} stroke={1.8} aria-hidden />
          ) : (
            <IconLink size={15} stroke={1.6} aria-hidden />
          )
        }
      >
        {clipboard.copied ? 'Copied' : 'Copy the customer’s link'}
      </Button>
      {link.data && !clipboard.copied && (
        <input
          className={customer.linkField}
          readOnly
          aria-label="The customer's link"
          value={link.data.url}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </Section>
  )
}
