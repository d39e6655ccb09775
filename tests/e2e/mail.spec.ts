// What comes by mail, from the page that asks for it to the page that its link opens, with the worker and a mail server
// between them.

import { expectAccessible } from './support/accessible.ts'
import { castPassword } from './support/cast.ts'
import { mailedLink } from './support/letters.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, test } from './support/test.ts'
import { as } from './support/visiting.ts'

const tag = crypto.randomUUID().slice(0, 8)

test('an invitation, a forgotten password, another address', { tag: '@nightly' }, async ({
  page,
  browser,
}) => {
  const [first, second] = [`ada-${tag}@uni.test`, `ada.l-${tag}@uni.test`]
  await as(page, 'instructor')
  await page.goto('/courses/computer-networking/roster')
  await scriptIsThere(page)
  await page.getByLabel('Email addresses, or a table').fill(first)
  await page.getByRole('button', { name: 'See what will happen' }).click()
  await expect(page.getByLabel('Mail each of them their link')).toBeChecked()
  await page.getByRole('button', { name: 'Invite 1' }).click()
  await expect(page.getByText('The link is being mailed.')).toBeVisible()
  const invitation = await mailedLink(first, '/invitations/')
  await page.goto(`/courses/computer-networking/roster?show=invited&find=${tag}`)
  await scriptIsThere(page)
  await expect(page.getByText(/^mailed /)).toBeVisible()

  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const ada = await context.newPage()
  await ada.goto(invitation)
  await ada.getByLabel('Your name').fill('Ada')
  await ada.getByLabel('Password').fill(castPassword)
  await ada.getByRole('button', { name: 'Make the account and enter' }).click()
  await expect(ada.getByRole('navigation', { name: 'Account' }).getByText('Ada')).toBeVisible()

  await ada.goto('/account')
  await ada.getByLabel('New address').fill(second)
  await ada.getByLabel('Your password').fill(castPassword)
  await ada.getByRole('button', { name: 'Mail a link there' }).click()
  await expect(ada.getByText(/Open the link that is mailed there/)).toBeVisible()
  await ada.goto(await mailedLink(second, '/address/'))
  await expectAccessible(ada)
  await ada.getByRole('button', { name: `Sign in with ${second} from now on` }).click()
  await expect(ada.getByText(`You sign in with ${second} from now on.`)).toBeVisible()

  await ada.context().clearCookies()
  await ada.goto('/sign-in')
  await ada.getByRole('link', { name: 'Have a link mailed to you' }).click()
  await ada.getByLabel('Email address').fill(second)
  await ada.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(ada.getByText(`If ${second} has an account, a link is on its way.`)).toBeVisible()
  await expectAccessible(ada)
  await ada.goto(await mailedLink(second, '/reset/'))
  await ada.getByLabel('New password').fill('another password for tests')
  await ada.getByRole('button', { name: 'Set it and sign in' }).click()
  await expect(ada.getByRole('heading', { level: 1, name: 'Your work' })).toBeVisible()
  await context.close()
})
