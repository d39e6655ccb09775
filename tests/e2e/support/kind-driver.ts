// How a kind of part is answered by hand, and the ways that several kinds share.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Actor } from './cast.ts'

export interface KindDriver {
  actor: Actor
  visit: (page: Page) => Promise<void>
  /** Answers with that number, or with what stands for it in this kind; readable, and never right. */
  write: (page: Page, number: number) => Promise<void>
  /** That it stands there. */
  shows: (page: Page, number: number) => Promise<void>
  /** Where a key that is pressed changes the answer; null where choosing is all there is. */
  field: ((page: Page) => Locator) | null
}

type Answering = Pick<KindDriver, 'write' | 'shows' | 'field'>

/** Of a kind that has a field for text: what is written into it for a number. */
export function typed(
  field: (page: Page) => Locator,
  text: (number: number) => string = String,
  open: (page: Page) => Promise<void> = async () => {},
): Answering {
  return {
    async write(page, number) {
      await open(page)
      await field(page).fill(text(number))
    },
    async shows(page, number) {
      await open(page)
      await expect(field(page)).toHaveValue(new RegExp(`\\b\\w*${number}\\b`))
    },
    field,
  }
}

/** Of a kind that is written in an editor. */
export function edited(
  editor: (page: Page) => Locator,
  text: (number: number) => string,
  open: (page: Page) => Promise<void> = async () => {},
): Answering {
  return {
    async write(page, number) {
      await open(page)
      await editor(page).focus()
      await page.keyboard.press('ControlOrMeta+A')
      const lines = text(number).split('\n')
      for (const [index, line] of lines.entries()) {
        await page.keyboard.insertText(line)
        if (index < lines.length - 1) await page.keyboard.press('Enter')
      }
    },
    async shows(page, number) {
      await open(page)
      const standing = () =>
        editor(page).evaluate((element) =>
          element instanceof HTMLTextAreaElement ? element.value : element.textContent,
        )
      await expect.poll(standing).toContain(text(number).split('\n')[0])
    },
    field: editor,
  }
}

/** Of a kind with lists to choose from: a place in one of them. */
export const chosen = (list: (page: Page) => Locator): Answering => ({
  write: async (page, number) => void (await list(page).selectOption({ index: 1 + (number % 3) })),
  shows: (page, number) => expect(list(page)).toHaveJSProperty('selectedIndex', 1 + (number % 3)),
  field: list,
})

const orderIn = (page: Page) => page.getByRole('list', { name: /^Your order/ }).first()

/** Of a kind in which things are put in order: one of `names`, alone in the first order of the page. */
export function placed(names: readonly string[]): Answering {
  const nameOf = (number: number) => names[number % names.length] ?? ''
  return {
    async write(page, number) {
      const out = orderIn(page).getByRole('button', { name: /^Take out/ })
      while ((await out.count()) > 0) await out.first().click()
      await page
        .getByRole('button', { name: `Put at the end: ${nameOf(number)}` })
        .first()
        .click()
    },
    shows: (page, number) => expect(orderIn(page).getByRole('listitem').last()).toContainText(nameOf(number)),
    field: null,
  }
}

/** Of a kind with boxes to tick: one of the first three of a group. */
export function ticked(group: (page: Page) => Locator): Answering {
  const boxes = [0, 1, 2]
  return {
    async write(page, number) {
      const box = (at: number) => group(page).getByRole('checkbox').nth(at)
      await box(number % 3).check()
      for (const at of boxes) if (at !== number % 3) await box(at).uncheck()
    },
    async shows(page, number) {
      for (const at of boxes) {
        await expect(group(page).getByRole('checkbox').nth(at)).toBeChecked({ checked: at === number % 3 })
      }
    },
    field: null,
  }
}
