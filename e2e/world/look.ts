/** How a page looks and reads: axe in both schemes and both widths, no sideways scrolling, and a picture of each. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const
const schemes = ['light', 'dark'] as const

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every failing place in one line each, so that a red test says what to mend. */
const complaintsOf = async (page: Page): Promise<string[]> => {
  // There are no frames from elsewhere here, which spares a window of its own for every look.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ').trim()}`,
    ),
  )
}

/**
 * Looks at the page as it stands, four times.
 *
 * @param name what the pictures are called, as in `admin-board`
 * @param ready waits until the page is whole; asked again after each change of width or scheme
 */
export const lookAt = async (page: Page, name: string, ready: () => Promise<void>): Promise<void> => {
  const before = page.viewportSize()
  for (const [size, viewport] of Object.entries(widths)) {
    await page.setViewportSize(viewport)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme })
      await ready()
      await page.screenshot({ path: `../reports/screenshots/${name}-${size}-${scheme}.png`, animations: 'disabled' })
      expect.soft(await complaintsOf(page), `axe on ${name}, ${size}, ${scheme}`).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `${name} scrolls sideways, ${size}`).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
}
