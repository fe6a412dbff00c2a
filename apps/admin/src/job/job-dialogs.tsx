import { DispatchDialog } from './dispatch-dialog.tsx'
import { InstallDialog } from './install-dialog.tsx'
import type { JobDialog } from './job-context.ts'
import { OverrideDialog } from './override-dialog.tsx'
import { RaiseFlagDialog } from './raise-flag-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RevokeLinksDialog } from './revoke-links-dialog.tsx'
import { StatusDialog } from './status-dialog.tsx'
import { TimeDialog } from './time-dialog.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

/** Whatever is open over the drawer. Mounted only while open, so that each starts fresh. */
export function JobDialogs({ dialog, onClose }: { dialog: JobDialog | null; onClose: () => void }) {
  if (dialog !== null && typeof dialog === 'object') return <OverrideDialog step={dialog.override} onClose={onClose} />
  switch (dialog) {
    case 'dispatch':
      return <DispatchDialog onClose={onClose} />
    case 'time':
      return <TimeDialog onClose={onClose} />
    case 'status':
      return <StatusDialog onClose={onClose} />
    case 'raise':
      return <RaiseFlagDialog onClose={onClose} />
    case 'install':
      return <InstallDialog onClose={onClose} />
    case 'revoke':
      return <RevokeLinksDialog onClose={onClose} />
    case 'verify':
      return <VerifyDialog onClose={onClose} />
    case 'cancel':
    case 'dispute':
    case 'reject':
      return <ReasonDialog kind={dialog} onClose={onClose} />
    case null:
      return null
  }
}
