import { ChoiceTiles } from '@h2s/ui/choice-tiles'
import { Sheet } from '@h2s/ui/sheet'
import { useSignOut } from '@h2s/ui/use-sign-out'
import { Button, useMantineColorScheme } from '@mantine/core'
import { IconDeviceMobile, IconMoon, IconSun } from '@tabler/icons-react'
import type { Me } from '../api.ts'
import { hrefOf } from '../routes.tsx'
import classes from './account-sheet.module.css'

const schemes = [
  { value: 'light', label: 'Light', icon: <IconSun size={20} stroke={1.6} aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <IconMoon size={20} stroke={1.6} aria-hidden /> },
  { value: 'auto', label: 'Automatic', icon: <IconDeviceMobile size={20} stroke={1.6} aria-hidden /> },
] as const

/** Who I am, how it looks, and the way out. */
export function AccountSheet({ me, opened, onClose }: { me: Me; opened: boolean; onClose: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { leave, leaving } = useSignOut(() => hrefOf({ page: 'jobs' }))
  return (
    <Sheet opened={opened} onClose={onClose} title={me.name}>
      <p className={classes.email}>{me.email}</p>
      <ChoiceTiles
        legend="Appearance"
        name="scheme"
        columns={3}
        choices={schemes}
        value={colorScheme}
        onChange={setColorScheme}
      />
      <Button variant="default" size="lg" fullWidth loading={leaving} onClick={() => void leave()}>
        Sign out
      </Button>
    </Sheet>
  )
}
