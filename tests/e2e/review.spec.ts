// People look at what was handed in: an assistant by keyboard alone, the student who asks back, the instructor who answers.
import { expectNoViolation } from './support/accessible.ts'
import { castPassword, emailOf, reviewedCourse } from './support/cast.ts'
import { scriptIsThere } from './support/script-there.ts'
import { expect, signInAs, test, watchComplaints } from './support/test.ts'

test('an assistant comments on a line and ticks the rubric, the student asks for a second look, and it is answered', {
  tag: '@nightly',
}, async ({ page, browser, signIn }) => {
  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' })
  const student = await visitor.newPage()
  const complaints = watchComplaints(student)
  const review = page.getByRole('region', { name: 'Review', exact: true })
  const isDone = () => expect(page.locator('[data-draft-status=saved]')).toBeVisible()

  await test.step('the rubric is made, and somebody waits', async () => {
    await signIn('reviewer')
    await page.getByRole('link', { name: reviewedCourse.title }).click()
    await page.getByRole('link', { name: 'A client of one’s own', exact: true }).first().click()
    await page
      .getByRole('main')
      .getByRole('link', { name: 'A client for the uppercase server' })
      .first()
      .click()
    await page.getByRole('link', { name: 'Reviews, rubric and second looks' }).click()
    await scriptIsThere(page)
    await expect(page.getByText('2 of 2')).toBeVisible()
    await page.getByRole('button', { name: 'Add a line' }).click()
    await page.getByRole('button', { name: 'Save the rubric' }).click()
    await expect(page.getByText('Write a sentence: the student reads it.')).toBeVisible()
    await page.getByRole('textbox', { name: 'What it says' }).fill('The socket is never closed')
    await page.getByRole('textbox', { name: 'Points, + or −' }).fill('−2,5')
    await page.getByRole('button', { name: 'Save the rubric' }).click()
    await expect(page.getByText('The rubric is saved.')).toBeVisible()
    await page.goto(`/courses/${reviewedCourse.slug}`)
    await expect(page.getByRole('region', { name: 'Waits for you' })).toContainText('2 to look at')
    await page.getByRole('region', { name: 'Waits for you' }).getByRole('link').click()
    await page.getByRole('button', { name: 'Look at the next one' }).press('Enter')
  })

  await test.step('one by one, by keyboard, without names', async () => {
    for (const round of [1, 2]) {
      await expect(review).toContainText(round === 1 ? '1 more to look at' : 'No other one waits')
      const code = page.getByRole('textbox', { name: 'main.py, to be read' })
      const isAsker = (await code.innerText()).includes('By asker')
      await expect(page.getByText('E2E asker')).toBeHidden()
      if (isAsker) {
        await code.focus()
        for (let line = 1; line < 6; line += 1) await page.keyboard.press('ArrowDown')
        await page.keyboard.press('c')
        await expect(review.getByRole('textbox', { name: 'Comment' })).toBeFocused()
        await page.keyboard.type('recv() may give a part of the line: <b>read on</b> until its end.')
        await page.keyboard.press('ControlOrMeta+Enter')
        await page.keyboard.press('1')
        await expect(review.getByRole('checkbox', { name: /never closed/ })).toBeChecked()
        await expect(review).toContainText('7.5 of 20')
        await isDone()
        await expectNoViolation(page)
        await student.goto('/sign-in')
        await signInAs(student, emailOf('asker'), castPassword)
        await expect(student.getByText('New feedback')).toBeHidden()
      }
      const at = page.url()
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(page).not.toHaveURL(at)
    }
    await expect(page.getByText('0 of 2')).toBeVisible()
  })

  await test.step('the student reads it where it stands, and asks', async () => {
    await student.goto('/')
    await student.getByRole('link', { name: 'A client for the uppercase server' }).first().click()
    const feedback = student.getByRole('region', { name: 'Feedback' })
    await expect(feedback).toContainText('new')
    await expect(feedback.getByRole('list', { name: 'Rubric' })).toContainText(
      'The socket is never closed−2.5',
    )
    await expect(student.getByRole('region', { name: 'Program' })).toContainText(
      '<b>read on</b> until its end.E2E reviewer',
    )
    await scriptIsThere(student)
    await expectNoViolation(student)
    await feedback.getByText('Ask for a second look').click()
    await feedback
      .getByRole('textbox', { name: 'What should be looked at?' })
      .fill('The operating system closes it.')
    await feedback.getByRole('button', { name: 'Ask' }).click()
    await expect(feedback).toContainText('Nobody has answered yet.')
  })

  await test.step('the instructor answers, and sets the points', async () => {
    await signInAs(page, emailOf('decider'), castPassword)
    await page.goto(`/courses/${reviewedCourse.slug}`)
    const waiting = page.getByRole('region', { name: 'Waits for you' })
    await expect(waiting).toContainText('1 asks for a second look')
    await waiting.getByRole('link').click()
    await page.getByRole('link', { name: /^Look and answer/ }).click()
    const asked = page.getByRole('region', { name: 'Asked for a second look' })
    await expect(asked).toContainText('The operating system closes it.')
    await asked.getByRole('textbox', { name: 'Answer' }).fill('It does, at exit. Half of it back.')
    await asked.getByRole('button', { name: 'Send the answer' }).click()
    await expect(asked).toContainText('E2E decider answered')
    await asked.getByText('Points by hand', { exact: true }).click()
    await asked.getByRole('textbox', { name: 'Points, of 20' }).fill('9')
    await asked.getByRole('textbox', { name: 'Reason' }).fill('After a second look.')
    await asked.getByRole('button', { name: 'Set points by hand' }).click()
    await expect(page.getByText('9 of 20 points')).toBeVisible()
  })

  await test.step('and the student reads the answer', async () => {
    await student.goto('/')
    await student.getByText('New feedback').waitFor()
    await student.getByRole('link', { name: 'A client for the uppercase server' }).first().click()
    await expect(student.getByRole('region', { name: 'Feedback' })).toContainText(
      'It does, at exit. Half of it back.',
    )
    await expect(student.getByText('9 of 20 points')).toBeVisible()
  })
  expect(complaints).toEqual([])
  await visitor.close()
})
