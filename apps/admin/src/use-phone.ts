import { useMediaQuery } from '@mantine/hooks'

/** Whether there is room for one column only. The same width as in the style sheets. */
export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false }) ?? false
