import './sheet.css'
import { IconX } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'

export type SheetProps = {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/**
 * A question that must be answered or put away: it rises from the bottom on a phone and stands in the middle on a
 * wide screen. The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back.
 */
export function Sheet({ opened, onClose, title, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (opened && !element.open) element.showModal()
    if (!opened && element.open) element.close()
  }, [opened])

  const closeOnBackdrop = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === event.currentTarget) onClose()
  }

  return (
    // Escape reaches the same end through the dialog's own cancel and close events.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} className="h2s-sheet" aria-labelledby={titleId} onClose={onClose} onClick={closeOnBackdrop}>
      {opened && (
        <>
          <div className="h2s-sheet-head">
            <h2 className="h2s-sheet-title" id={titleId}>
              {title}
            </h2>
            <button type="button" className="h2s-sheet-close" aria-label="Close" onClick={onClose}>
              <IconX size={20} stroke={1.75} aria-hidden />
            </button>
          </div>
          <div className="h2s-sheet-body">{children}</div>
        </>
      )}
    </dialog>
  )
}
