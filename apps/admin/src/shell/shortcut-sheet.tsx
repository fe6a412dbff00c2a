import { useReturnFocus } from '@h2s/ui/return-focus'
import { KeyHint } from '@h2s/ui/key-hint'
import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { jobKeys } from '../job/job-keys.ts'
import classes from './shortcut-sheet.module.css'
import { setSingleKeys, type Shortcut, singleKeysOn } from './shortcuts.ts'

const groups = ['General', 'Go to', 'Jobs', 'In an open job'] as const

/** Drawn from the registry the keyboard itself uses: it cannot promise a key that does nothing. */
export function ShortcutSheet({
  shortcuts: registered,
  onClose,
}: {
  shortcuts: readonly Shortcut[]
  onClose: () => void
}) {
  const shortcuts = [...registered, ...jobKeys]
  useReturnFocus()
  const [single, setSingle] = useState(singleKeysOn)
  return (
    <Modal
      closeOnClickOutside
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={classes.title}>{group}</h3>
            <dl className={classes.list}>
              {shortcuts
                .filter((one) => one.group === group)
                .map((one) => (
                  <div key={one.keys} className={classes.row}>
                    <dt>{one.label}</dt>
                    <dd>
                      <KeyHint keys={one.keys} />
                    </dd>
                  </div>
                ))}
              {group === 'Jobs' && (
                <div className={classes.row}>
                  <dt>Close what is open</dt>
                  <dd>
                    <KeyHint keys="Esc" />
                  </dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        mt="md"
        size="sm"
        label="Single-letter shortcuts"
        description="Switch off if letters are typed by accident or by voice."
        checked={single}
        onChange={(event) => {
          setSingle(event.currentTarget.checked)
          setSingleKeys(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}
