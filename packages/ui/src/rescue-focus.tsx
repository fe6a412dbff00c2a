/**
 * Call when a step may have taken away, or switched off, the button that was pressed: if the focus fell to nothing, it
 * goes to the heading of the open drawer or of the page, so that the keyboard and a screen reader go on from there. Nothing scrolls.
 */
export function rescueFocus(): void {
  // One frame for what was rendered to arrive, one for a closing sheet to hand its focus back.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const inDrawer = document.querySelector<HTMLElement>('[role="dialog"] h2[tabindex="-1"]')
      const heading = inDrawer ?? document.querySelector<HTMLElement>('h1[tabindex="-1"]')
      heading?.focus({ preventScroll: true })
    }),
  )
}
