import { toProblem } from '@h2s/ui/problem'
import { toastDone } from '@h2s/ui/toasts'

/** A refusal that only waits for a second person is no failure of the form: the word is kept, the form is done. */
export function useAsked(onClose: () => void, onFailed: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (toProblem(error).code !== 'SECOND_PERSON') return onFailed(error)
    toastDone('Asked. A colleague has to confirm it within 24 hours.')
    onClose()
  }
}
