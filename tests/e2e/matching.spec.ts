// What belongs to what: chosen row by row by keyboard alone, from the facts of the exercise's own file.
import { fileURLToPath } from 'node:url'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { expectAccessible } from './support/accessible.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, test, visitItem } from './support/test.ts'

const folder = fileURLToPath(
  new URL('../../exercises/dns-messages/dns-attacks-and-defences', import.meta.url),
)

async function readFacts() {
  const loaded = loadExercise(await readExerciseFolder(folder))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.exercise.facts.attacks?.rows ?? []
}

test('matching, by keyboard alone', { tag: '@nightly' }, async ({ page, signIn }) => {
  const facts = await readFacts()
  await signIn('matcher')
  await visitItem(page, 'What blunts which attack on DNS?', 'DNS messages, caching and attacks')
  const rows = page.getByRole('group', { name: /Choose for each/ }).getByRole('combobox')
  await expect(rows).toHaveCount(5)
  const attacks = await page
    .getByRole('group', { name: /Choose for each/ })
    .locator('label')
    .allInnerTexts()
  const options = (await rows.first().locator('option').allInnerTexts()).slice(1)
  const rightOf = (attack: string) =>
    options.indexOf(facts.find((row) => row.attack === attack)?.defence ?? '')

  await test.step('what is empty is not submitted unasked', async () => {
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/is empty/)).toBeVisible()
  })
  const choose = async (at: number, option: number) => {
    await tabTo(page, 'combobox', attacks[at] ?? '')
    await page.keyboard.press('Home')
    for (let presses = 0; presses <= option; presses += 1) await page.keyboard.press('ArrowDown')
    await expect(rows.nth(at)).toHaveValue(String(option))
  }
  for (const [at, attack] of attacks.entries()) {
    const right = rightOf(attack)
    expect(right).toBeGreaterThanOrEqual(0)
    await choose(at, at === 1 ? (right + 1) % options.length : right)
  }
  await expect(page.getByText('5 of 5 chosen')).toBeVisible()
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await tabTo(page, 'button', 'Submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /0 of 1 parts? right|not right/i }).first()).toBeFocused()
  await test.step('the wrong row is marked, and what belongs there is not said', async () => {
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(4)
    await expect(
      page.getByRole('list', { name: 'Pairs that are not right' }).getByRole('listitem'),
    ).toHaveCount(1)
    await expect(page.getByText('What belongs to what')).toHaveCount(0)
  })
  await expectAccessible(page)
  await test.step('it is mended in its place', async () => {
    await choose(1, rightOf(attacks[1] ?? ''))
    await tabTo(page, 'button', 'Submit')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(0)
    await expect(page.getByText('Right', { exact: true })).toHaveCount(5)
  })
})
