// Cells of a table: chosen and typed by keyboard alone, from the facts of the exercise's own file.
import { fileURLToPath } from 'node:url'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const folder = fileURLToPath(new URL('../../exercises/sockets/what-a-call-does', import.meta.url))

async function readFacts() {
  const loaded = loadExercise(await readExerciseFolder(folder))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.exercise.facts.calls?.rows ?? []
}

test('a table, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  const facts = await readFacts()
  await signIn('tabulator')
  await visitItem(page, 'What does a socket call do', 'Socket programming')
  const rows = page.getByRole('group', { name: /^Call: / })
  await expect(rows).toHaveCount(6)
  const names = await rows.evaluateAll((all) =>
    all.map((row) => row.getAttribute('aria-label')?.replace('Call: ', '') ?? ''),
  )
  const choose = async (name: string, column: string, right: string) => {
    const field = page.getByRole('combobox', { name: `${name}: ${column}`, exact: true })
    const options = await field.locator('option').allInnerTexts()
    const at = options.indexOf(right)
    expect(at).toBeGreaterThan(0)
    await tabTo(page, 'combobox', `${name}: ${column}`)
    await page.keyboard.press('Home')
    for (let presses = 0; presses < at; presses += 1) await page.keyboard.press('ArrowDown')
    await expect(field).toHaveValue(right)
  }
  const rightOf = (name: string) => facts.find((row) => row.call === name) ?? {}
  const wrongOf = (name: string) => (rightOf(name).sends === 'a FIN' ? 'a SYN' : 'a FIN')
  for (const [at, name] of names.entries()) {
    await choose(name, 'It sends', at === 1 ? wrongOf(name) : (rightOf(name).sends ?? ''))
    await choose(name, 'It waits for', rightOf(name).waits ?? '')
  }
  const clients = Number(/A server has (\d+) clients/u.exec(await page.getByRole('main').innerText())?.[1])
  const type = async (name: string, text: string) => {
    await tabTo(page, 'textbox', name)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }
  await test.step('half a number is complained of when one goes on, not before', async () => {
    await type('over TCP, still listening: Sockets', 'many')
    await expect(page.getByText(/not a number/i)).toHaveCount(0)
    await page.keyboard.press('Tab')
    await expect(page.getByText(/not a number/i).first()).toBeVisible()
  })
  await page.keyboard.press('Shift+Tab')
  await type('over TCP, still listening: Sockets', String(clients + 1))
  await type('over TCP, still listening: Ports', '1')
  await type('over UDP, without connect(): Sockets', '1')
  await type('over UDP, without connect(): Ports', '1')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /1 of 2 parts right/ }).first()).toBeFocused()
  await test.step('the wrong cell is marked, and what belongs there is not said', async () => {
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(15)
    await expect(page.getByRole('list', { name: 'The right cells' })).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('on a narrow page it is mended in its place, and nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await choose(names[1] ?? '', 'It sends', rightOf(names[1] ?? '').sends ?? '')
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Right', { exact: true })).toHaveCount(16)
    await expectAccessible(page)
  })
})
