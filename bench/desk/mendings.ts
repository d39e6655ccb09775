// "Wrong, read, mend, right, next", as a student who does nothing that is not needed.
import { expect, type Locator, type Page } from '@playwright/test'
import { workOut, workOutZone } from '../../tests/e2e/support/answer.ts'
import type { Actor } from '../../tests/e2e/support/cast.ts'
import { showPanel, visitLab } from '../../tests/e2e/support/lab-page.ts'
import { program } from '../../tests/e2e/support/program.ts'
import { exerciseTitle, visitItem } from '../../tests/e2e/support/test.ts'

interface Mending {
  actor: Actor
  /** From the first Submit, with the wrong answer written, to the next item. */
  mend: (page: Page) => Promise<{ seconds: number; clicks: number }>
}

export const mendings: Readonly<Record<'number' | 'dns-zone' | 'lab', Mending>> = {
  number: {
    actor: 'mender',
    async mend(page) {
      await visitItem(page, exerciseTitle)
      const right = await workOut(page)
      const answers = page.getByRole('textbox', { name: 'Your answer' })
      await answers.nth(0).fill(String(right.trips))
      await answers.nth(1).fill(String(right.fileMs))
      await answers.nth(2).fill(String(right.totalOneRttMs))
      const hand = new Hand(page)
      await hand.submit(/2 of 3 parts right/)
      await hand.press(page.getByRole('button', { name: 'Try again with these numbers' }))
      await expect(answers.nth(2)).toBeFocused()
      await answers.nth(2).fill(String(right.totalMs))
      await hand.submit(/3 of 3 parts right/)
      return hand.goOn()
    },
  },
  'dns-zone': {
    actor: 'zone-mender',
    async mend(page) {
      await visitItem(page, 'Publish a site with an alias', 'DNS names and records')
      await page.getByRole('tab', { name: 'Zone text' }).click()
      const zone = page.getByRole('textbox', { name: 'Zone text' })
      const { wrong, right } = await workOutZone(page, await zone.inputValue())
      await zone.fill(wrong)
      const hand = new Hand(page)
      await hand.submit(/0 of 1 part right/)
      await zone.fill(right)
      await hand.submit(/1 of 1 part right/)
      return hand.goOn()
    },
  },
  lab: {
    actor: 'programmer',
    async mend(page) {
      await visitLab(page)
      const upload = page.locator('input[type=file]')
      await upload.setInputFiles(program('wrong-recv-once.py'))
      const hand = new Hand(page)
      await hand.submit(/\d+ of 18 checks passed/)
      await hand.count(() => showPanel(page, 'Program'))
      await upload.setInputFiles(program('right.py'))
      await hand.submit(/18 of 18 checks passed/)
      return hand.goOn()
    },
  },
}

/** Presses, and counts. */
class Hand {
  readonly #page: Page
  readonly #startedAt = performance.now()
  #clicks = 0

  constructor(page: Page) {
    this.#page = page
  }

  async count(act: () => Promise<void>): Promise<void> {
    this.#clicks += 1
    await act()
  }

  press(target: Locator): Promise<void> {
    return this.count(() => target.click())
  }

  async submit(verdict: RegExp): Promise<void> {
    await this.press(this.#page.getByRole('button', { name: 'Submit', exact: true }))
    await expect(this.#page.getByRole('heading', { name: verdict })).toBeFocused({ timeout: 60_000 })
  }

  /** To the next item, and how long all of it took. */
  async goOn(): Promise<{ seconds: number; clicks: number }> {
    const before = this.#page.url()
    await this.press(this.#page.getByRole('link', { name: /^Next: / }))
    await expect(this.#page).not.toHaveURL(before, { timeout: 60_000 })
    const seconds = Number(((performance.now() - this.#startedAt) / 1_000).toFixed(1))
    return { seconds, clicks: this.#clicks }
  }
}
