// The way around: home says what is due and each item once; an item leads back and on, and on from full marks.
import { workOut } from './support/answer.ts'
import { assignmentTitle, exerciseTitle, expect, test, visitItem } from './support/test.ts'

test.use({ timezoneId: 'Europe/Berlin' })

test('home, an item, full marks, the next one', async ({ page, signIn }) => {
  await signIn('walker')
  const links = page.getByRole('main').locator('a[href^="/items/"]')
  const items = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(items.length).toBeGreaterThan(1)
  expect(new Set(items).size).toBe(items.length)
  const due = page.getByRole('list').first().locator('time').first()
  await expect(due).toHaveText(/ at \d\d:\d\d$/)
  await expect(due).toHaveAttribute('title', /^\w+day,? \d+ \w+ \d{4} .*(CET|CEST|GMT\+[12])$/)

  await visitItem(page, exerciseTitle)
  const way = page.getByRole('navigation', { name: 'In the assignment' })
  await expect(way).toContainText(/1 of \d+, 0 of \d+ solved|1 of \d+ · /)
  await way.getByRole('link', { name: /^Next/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: exerciseTitle })).toBeHidden()
  await way.getByRole('link', { name: /^Previous/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: exerciseTitle })).toBeVisible()

  const right = await workOut(page)
  const answers = page.getByRole('textbox', { name: 'Your answer' })
  await answers.nth(0).fill(String(right.trips))
  await answers.nth(1).fill(String(right.fileMs))
  await answers.nth(2).fill(String(right.totalMs))
  const here = page.url()
  const submit = page.getByRole('button', { name: 'Submit', exact: true })
  await submit.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const at = await submit.boundingBox()
  if (at === null) throw new Error('Submit stands nowhere.')
  const spot = [at.x + at.width / 2, at.y + at.height / 2] as const
  // The second half of a double press comes at the moment when Next is there.
  const pressed = page.evaluate(async ([x, y]) => {
    const nextIsThere = () => document.elementFromPoint(x, y)?.closest('a')?.textContent.startsWith('Next: ')
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!nextIsThere()) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    const click = { bubbles: true, cancelable: true, detail: 1, clientX: x, clientY: y }
    return document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', click))
  }, spot)
  await page.mouse.click(...spot)
  // It goes nowhere.
  expect(await pressed).toBe(false)
  const next = page.getByRole('link', { name: /^Next: / })
  await expect(next).toBeInViewport()
  const over = await next.boundingBox()
  expect(over !== null && over.x < spot[0] && spot[0] < over.x + over.width).toBe(true)
  expect(over !== null && over.y < spot[1] && spot[1] < over.y + over.height).toBe(true)
  await expect(page.getByText(new RegExp(`1 of \\d+ solved in ${assignmentTitle}`))).toBeVisible()
  expect(page.url()).toBe(here)
  await next.click()
  await expect(page).not.toHaveURL(here)
})
