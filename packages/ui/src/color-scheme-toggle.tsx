import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'

/** Light or dark; the system decides until somebody presses it. */
export function ColorSchemeToggle({ size = 'md' }: { size?: 'md' | 'lg' | 'xl' }) {
  const { setColorScheme } = useMantineColorScheme()
  const now = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const next = now === 'dark' ? 'light' : 'dark'
  const label = `Use the ${next} theme`
  return (
    <Tooltip label={label}>
      <ActionIcon size={size} aria-label={label} onClick={() => setColorScheme(next)}>
        {now === 'dark' ? <IconSun size={17} stroke={1.6} /> : <IconMoon size={17} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  )
}
