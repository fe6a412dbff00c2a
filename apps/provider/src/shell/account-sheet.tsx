import { Sheet } from '@h2s/ui/sheet'
import { Button, type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconDeviceMobile, IconMoon, IconSun } from '@tabler/icons-react'
import type { Me } from '../api.ts'
import classes from './account-sheet.module.css'
import { useSignOut } from './sign-out.ts'

const schemes: { value: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the phone', icon: IconDeviceMobile },
]

/** Who I am, how it looks, and the way out. */
export function AccountSheet({ me, opened, onClose }: { me: Me; opened: boolean; onClose: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { leave, leaving } = useSignOut()
  return (
    <Sheet opened={opened} onClose={onClose} title={me.name}>
      <p className={classes.email}>{me.email}</p>
      <fieldset className={classes.schemes}>
        <legend>Appearance</legend>
        {schemes.map(({ value, label, icon: Icon }) => (
          <label key={value} className={classes.scheme}>
            <input
              type="radio"
              name="scheme"
              value={value}
              checked={colorScheme === value}
              onChange={() => setColorScheme(value)}
            />
            <Icon size={20} stroke={1.6} aria-hidden />
            {label}
          </label>
        ))}
      </fieldset>
      <Button variant="default" size="lg" fullWidth loading={leaving} onClick={() => void leave()}>
        Sign out
      </Button>
    </Sheet>
  )
}
