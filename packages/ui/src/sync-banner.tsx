import { useNetwork } from '@mantine/hooks'
import { IconCloudOff } from '@tabler/icons-react'
import classes from './sync-banner.module.css'

/** Says that what is on the screen may be old, and why; nothing when all is well. Never in the way. */
export function SyncBanner({ live, children }: { live: boolean; children?: string }) {
  const { online } = useNetwork()
  const text = online
    ? live
      ? null
      : (children ?? 'Live updates are interrupted. Reconnecting…')
    : 'You are offline. This is what was last seen; changes cannot be saved.'
  return (
    <output className={classes.region}>
      {text && (
        <span className={classes.banner}>
          <IconCloudOff size={15} stroke={1.7} aria-hidden />
          <span>{text}</span>
        </span>
      )}
    </output>
  )
}
