import { describe, expect, test } from 'vitest'
import {
  buildJobAssignedMessage,
  buildJobCompletedMessage,
  firstName,
  gsm7Check,
  templateKeys,
  templates,
  toGsm7,
} from '../../src/index.ts'

const facts = {
  recipient_name: 'Zoë Núñez-O’Hara',
  job_number: 'H2S-10432',
  service_name: 'Mount TV 60–74"',
  service_address: '12 Peachtree St NE',
  start_iso: '2026-11-21T19:00:00Z',
  end_iso: '2026-11-21T21:00:00Z',
  time_zone: 'America/New_York',
  amount: '$142.00',
  link: 'https://home2smart.test/customer/?t=abc',
}

describe.each(templateKeys.map((key) => [key]))('template %s', (key) => {
  const template = templates[key]
  test('reads like this', () => {
    const { sms, subject, text } = template.render(facts)
    expect([subject, sms, text].join('\n---\n')).toMatchSnapshot()
  })
  test('SMS is plain GSM-7, at most two parts, without an address', () => {
    const message = template.render(facts)
    const check = gsm7Check(message.sms)
    expect(check).toMatchObject({ ok: true, foreign: [] })
    expect(check.segments).toBeLessThanOrEqual(2)
    expect(JSON.stringify(message)).not.toContain('Peachtree')
  })
  test('ends with its link, email has text and HTML', () => {
    const message = template.render(facts)
    expect(message.sms.endsWith(facts.link)).toBe(true)
    expect(message.text).toContain(facts.link)
    expect(message.html).toContain(`href="${facts.link}"`)
    expect(message.subject.length).toBeGreaterThan(5)
    expect(message.subject).not.toContain('undefined')
  })
  test('says something sensible when nothing is known', () => {
    const bare = template.render({})
    expect(`${bare.sms}${bare.subject}${bare.text}`).not.toMatch(/undefined|null|NaN| {2}|https?:/)
    expect(bare.sms.length).toBeGreaterThan(10)
  })
  test('lets no markup through', () => {
    const evil = template.render({
      ...facts,
      recipient_name: '<img src=x onerror=alert(1)>',
      service_name: '<script>"x"</script> TV & co',
      job_number: '<b>',
    })
    expect(evil.html).not.toMatch(/<(img|script|b)\b/)
    expect(evil.sms).not.toContain('onerror')
  })
  test('a link that is none is left out', () => {
    expect(template.render({ ...facts, link: 'javascript:alert(1)' }).html).not.toContain('javascript:')
  })
  test('names whom it is for', () => {
    expect(template.audiences.length).toBeGreaterThan(0)
  })
})

describe('seed A messages', () => {
  test('assigned', () => {
    expect(buildJobAssignedMessage(facts, 'Marcus Reed', facts.link)).toBe(
      'Hi Marcus, a new job for you: Mount TV 60-74", Sat, Nov 21, 2-4 PM. Please accept or reject it. https://home2smart.test/customer/?t=abc',
    )
    expect(buildJobAssignedMessage(facts, 'Marcus', facts.link, '2026-11-21T12:00:00Z')).toContain(', Today 2-4 PM.')
  })
  test('completed: the number, never an id', () => {
    expect(buildJobCompletedMessage({ job_number: 'H2S-10432' }, facts.link)).toBe(
      'Job H2S-10432 marked complete. Payout approval pending. https://home2smart.test/customer/?t=abc',
    )
    expect(buildJobCompletedMessage({})).toBe('Job marked complete. Payout approval pending.')
  })
})

describe('plain text', () => {
  test('places and parts', () => {
    expect(gsm7Check('a'.repeat(160))).toMatchObject({ units: 160, segments: 1 })
    expect(gsm7Check('a'.repeat(161))).toMatchObject({ segments: 2 })
    expect(gsm7Check('€'.repeat(80))).toMatchObject({ units: 160, segments: 1 })
    expect(gsm7Check('a'.repeat(306))).toMatchObject({ segments: 2 })
    expect(gsm7Check('a'.repeat(307))).toMatchObject({ segments: 3 })
    expect(gsm7Check('ok')).toEqual({ ok: true, units: 2, segments: 1, foreign: [] })
    expect(gsm7Check('ok ✅ ✅')).toMatchObject({ ok: false, foreign: ['✅'] })
  })
  test('what the alphabet lacks becomes simple', () => {
    expect(toGsm7('“ça” – l’été… 2×4\u00A0m ✅ ő é ñ €')).toBe('"ca" - l\'été... 2x4 m  o é ñ €')
  })
  test('first names', () => {
    expect(
      ['Ada Lovelace', ' o’Hara x', '<img src=x>', '', null, '李 小龙', '42'].map((name) => firstName(name)),
    ).toEqual(['Ada', 'o’Hara', 'there', 'there', 'there', '李', 'there'])
    expect(firstName('x'.repeat(90))).toHaveLength(24)
    expect(['Ann<br>Lee', '<b Ann'].map((name) => firstName(name))).toEqual(['Ann', 'there'])
  })
})

describe('what a message is made of', () => {
  const assigned = (more: object) => templates.job_assigned.render({ recipient_name: 'Ann', ...more })
  test('the email in HTML, with what markup could be made of written out', () => {
    expect(assigned({ service_name: `"A" & 'B' > C`, link: 'https://h2s.test/?a=1&b="2"' }).html).toBe(
      '<p>Hi Ann, a new job for you: &quot;A&quot; &amp; &#39;B&#39; &gt; C. Please accept or reject it.</p>' +
        '<p><a href="https://h2s.test/?a=1&amp;b=&quot;2&quot;">View details</a></p>',
    )
    expect(assigned({ service_name: 'TV' }).html).toBe(
      '<p>Hi Ann, a new job for you: TV. Please accept or reject it.</p>',
    )
  })
  test('a number that is markup is written out', () => {
    expect(templates.job_completed.render({ job_number: '<b>' }).html).toContain('Job &lt;b&gt; marked complete.')
  })
  test('a link is one only from its beginning', () => {
    expect(assigned({ link: 'see https://h2s.test' }).text).not.toContain('h2s.test')
    expect(assigned({ link: 'http://h2s.test' }).text).toContain('\n\nView details: http://h2s.test')
  })
  test('a service without its tags and runs of spaces, at most sixty letters of it', () => {
    expect(assigned({ service_name: ' Hang<br><br/>a \t TV<b' }).subject).toBe('New job: Hang a TV')
    expect(assigned({ service_name: 'x'.repeat(61) }).subject).toBe(`New job: ${'x'.repeat(60)}`)
    expect(assigned({ service_name: '42' }).subject).toBe('New job: 42')
    expect(assigned({ service_name: '...' }).subject).toBe('New job: your job')
  })
  test('where a word is missing no gap is left', () => {
    expect(templates.payout_approved.render({ recipient_name: 'Ann' }).text).toBe(
      'Hi Ann, your payout of for job was approved.',
    )
    expect(templates.new_job.render({ service_name: 'TV' }).subject).toBe('New job: TV')
    expect(templates.visit_moved.render({ service_name: 'TV' }).sms).toBe('Hi there, the visit for TV was moved.')
  })
})

test('a name that plain GSM-7 leaves nothing of has a fallback in the SMS', () => {
  expect(buildJobAssignedMessage({ service_name: '电视安装' }, 'Иван')).toBe(
    'Hi there, a new job for you: your job. Please accept or reject it.',
  )
  expect(templates.job_assigned.render({ service_name: '电视安装', recipient_name: 'Иван' }).text).toContain('Иван')
})
