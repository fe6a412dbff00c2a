import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

/** Quieter than the kit's stock indigo; shade 7 carries white text at 5.8:1. */
const indigo: MantineColorsTuple = [
  '#eff0fe',
  '#dfe2fd',
  '#c0c6f8',
  '#9fa7f1',
  '#8790ec',
  '#6a74e3',
  '#5b65db',
  '#4f58cb',
  '#434bb3',
  '#383f99',
]

const gray: MantineColorsTuple = [
  '#f8f8f9',
  '#f1f1f4',
  '#e8e8ec',
  '#dcdde2',
  '#c9cad1',
  '#a4a6b0',
  '#7d7f8a',
  '#5d5f69',
  '#3f4149',
  '#1f2026',
]

/** Designed, not inverted: text stops short of white, the page short of black. */
const dark: MantineColorsTuple = [
  '#dfe0e5',
  '#a9abb6',
  '#9598a4',
  '#74767f',
  '#33353e',
  '#2a2c34',
  '#1d1f25',
  '#17181d',
  '#111216',
  '#0c0d10',
]

export type Density = 'compact' | 'comfortable'

const fontSizes: Record<Density, Record<'xs' | 'sm' | 'md' | 'lg' | 'xl', string>> = {
  compact: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  comfortable: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
}

/** Compact is 14 px for the dispatcher's desk; comfortable is 16 px and 44 px targets for phones in hands. */
export function createAppTheme(density: Density): MantineThemeOverride {
  const control = density === 'compact' ? 'sm' : 'md'
  const flat = { shadow: undefined, radius: 'md' } as const
  return createTheme({
    fontFamily: "'Inter Variable', -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
    fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
    primaryColor: 'indigo',
    primaryShade: { light: 7, dark: 7 },
    autoContrast: true,
    colors: { indigo, gray, dark },
    black: '#1c1d22',
    white: '#ffffff',
    defaultRadius: 'md',
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
    fontSizes: fontSizes[density],
    headings: {
      fontWeight: '600',
      sizes: {
        h1: { fontSize: density === 'compact' ? '1.125rem' : '1.5rem', lineHeight: '1.3' },
        h2: { fontSize: density === 'compact' ? '0.9375rem' : '1.125rem', lineHeight: '1.35' },
        h3: { fontSize: density === 'compact' ? '0.875rem' : '1rem', lineHeight: '1.4' },
        h4: { fontSize: '0.8125rem', lineHeight: '1.4' },
        h5: { fontSize: '0.8125rem', lineHeight: '1.4' },
        h6: { fontSize: '0.75rem', lineHeight: '1.4' },
      },
    },
    shadows: {
      xs: '0 1px 2px rgb(16 17 22 / 5%)',
      sm: '0 1px 3px rgb(16 17 22 / 7%), 0 1px 2px rgb(16 17 22 / 4%)',
      md: '0 4px 14px rgb(16 17 22 / 9%), 0 1px 3px rgb(16 17 22 / 6%)',
      lg: '0 10px 30px rgb(16 17 22 / 13%), 0 2px 6px rgb(16 17 22 / 6%)',
      xl: '0 20px 50px rgb(16 17 22 / 18%), 0 4px 10px rgb(16 17 22 / 7%)',
    },
    cursorType: 'pointer',
    respectReducedMotion: true,
    activeClassName: '',
    /* Plain objects: `Select.extend()` would pull every component into an app that uses none of them. */
    components: {
      ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
      Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
      Button: {
        defaultProps: { size: density === 'compact' ? 'xs' : 'md' },
        styles: { root: { fontWeight: 500 } },
      },
      Drawer: {
        defaultProps: { transitionProps: { duration: 160 }, overlayProps: { backgroundOpacity: 0.3 } },
      },
      Menu: {
        /* Where it stands it is inside a landmark; fixed, so that no scroll box cuts it off. */
        defaultProps: {
          shadow: 'lg',
          radius: 'md',
          withinPortal: false,
          floatingStrategy: 'fixed',
          withInitialFocusPlaceholder: false,
          transitionProps: { duration: 100 },
        },
      },
      Modal: {
        defaultProps: {
          centered: true,
          // A stray click, or the second of two, must not throw away what was typed.
          closeOnClickOutside: false,
          radius: 'lg',
          shadow: 'xl',
          transitionProps: { duration: 140 },
          overlayProps: { backgroundOpacity: 0.35 },
        },
        styles: { title: { fontWeight: 600, fontSize: density === 'compact' ? 15 : 17 } },
      },
      PasswordInput: { defaultProps: { size: control } },
      Paper: { defaultProps: flat },
      SegmentedControl: {
        defaultProps: { size: density === 'compact' ? 'xs' : 'md', transitionDuration: 120 },
      },
      Select: {
        defaultProps: { size: control, comboboxProps: { shadow: 'lg' }, checkIconPosition: 'right' },
      },
      Skeleton: { defaultProps: { radius: 'sm' } },
      Textarea: { defaultProps: { size: control, autosize: true, minRows: 2 } },
      TextInput: { defaultProps: { size: control } },
      Tooltip: {
        defaultProps: {
          openDelay: 350,
          transitionProps: { duration: 100 },
          events: { hover: true, focus: true, touch: true },
          multiline: true,
          maw: 320,
        },
      },
    },
  })
}

/** The kit's stock dimmed and placeholder greys miss 4.5:1 on our panels; these do not. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1c1d22',
    '--mantine-color-dimmed': '#5d5f69',
    '--mantine-color-placeholder': '#6d6f7a',
    '--mantine-color-error': '#c02626',
    '--mantine-color-default-border': '#dcdde2',
    '--mantine-color-default-hover': '#f5f5f7',
    '--mantine-color-anchor': '#4f58cb',
  },
  dark: {
    '--mantine-color-body': '#17181d',
    '--mantine-color-text': '#dfe0e5',
    '--mantine-color-dimmed': '#a1a3ae',
    '--mantine-color-placeholder': '#8d909b',
    '--mantine-color-error': '#ff8a8a',
    '--mantine-color-default-border': '#33353e',
    '--mantine-color-default-hover': '#23252c',
    '--mantine-color-anchor': '#9fa7f1',
  },
})
