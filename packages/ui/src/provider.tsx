import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { createAppTheme, cssVariablesResolver, type Density } from './theme.tsx'

/** Same key as the blocking script that build/app-build.ts writes: the first paint already has the right scheme. */
export const colorSchemeKey = 'h2s-color-scheme'

const colorSchemeManager = localStorageColorSchemeManager({ key: colorSchemeKey })

/** The kit with our theme. `compact` is the desk, `comfortable` the phone. */
export function UiProvider({ density, children }: { density: Density; children: ReactNode }) {
  const theme = useMemo(() => createAppTheme(density), [density])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  )
}
