import { Textarea } from '@mantine/core'
import { ChoiceTiles } from './choice-tiles.tsx'
import { useDraft } from './draft.tsx'

/**
 * Why somebody says no: one of a few reasons, words of their own, or both. Kept as a draft until it has arrived.
 * @param name what it belongs to, as in `cancel:<job_id>`
 */
export function useReason(name: string) {
  const [chosen, choose, forgetChoice] = useDraft(`${name}:choice`)
  const [words, write, forgetWords] = useDraft(`${name}:words`)
  return {
    chosen,
    choose,
    words,
    write,
    /** Empty while nothing was said. */
    text: [chosen, words.trim()].filter(Boolean).join(': '),
    forget: (): void => {
      forgetChoice()
      forgetWords()
    },
  }
}

/** The fields of `useReason`. */
export function ReasonFields({
  reason,
  reasons,
  optional,
}: {
  reason: ReturnType<typeof useReason>
  reasons: readonly string[]
  /** What is said of the words once a reason is chosen. */
  optional: string
}) {
  return (
    <>
      <ChoiceTiles
        legend="Why?"
        name="reason"
        choices={reasons.map((text) => ({ value: text, label: text }))}
        value={reason.chosen}
        onChange={reason.choose}
      />
      <Textarea
        label="In your words"
        description={reason.chosen === '' ? 'Pick a reason or write one.' : optional}
        maxLength={500}
        value={reason.words}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
    </>
  )
}
