import { showPanel, visitLab } from './support/lab-page.ts'
import { program } from './support/program.ts'
import { expect, serverLabTitle, test } from './support/test.ts'

const server = (solution: string) => program(solution, 'udp-uppercase-server')

test('a student hands in something else, then a server that mixes up its clients, then the right one', {
  tag: '@nightly',
}, async ({ page, signIn }) => {
  await signIn('server-writer')
  await visitLab(page, serverLabTitle)
  const upload = page.locator('input[type=file]')
  const check = (id: string) => page.locator(`[data-check=${id}]`)
  const runState = (phase: string) => page.locator(`[data-run-phase=${phase}]`)

  await test.step('a TCP server is told apart, and no other check counts', async () => {
    await upload.setInputFiles(server('wrong-tcp-server.py'))
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(runState('finished')).toBeVisible()
    await expect(
      check('binds').getByText(/waits at TCP port 12000; this lab needs a UDP server/),
    ).toBeVisible()
    await expect(check('answers')).toHaveAttribute('data-status', 'skipped')
  })

  await test.step('an answer that went to the wrong client is marked, with both ends', async () => {
    await showPanel(page, 'Program')
    await upload.setInputFiles(server('wrong-first-client.js'))
    await page.getByRole('button', { name: 'Run visible checks' }).click()
    await expect(runState('running')).toBeVisible()
    await expect(runState('finished')).toBeVisible()
    await expect(check('two-clients').getByText('where the answer to bob was sent')).toBeVisible()
    const table = page.getByRole('table', { name: 'What crossed the wire, in order' })
    const wrong = table.getByRole('row', { name: /your program to alice.*✕ wrong/ })
    await expect(wrong.getByText(/^198\.51\.100\.7:12000 → 203\.0\.113\.11:\d+$/)).toBeVisible()
  })

  await test.step('the right server passes everything, hidden checks too', async () => {
    await showPanel(page, 'Program')
    await upload.setInputFiles(server('right.py'))
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByRole('heading', { name: /19 of 19 checks passed, 20 of 20 points/ })).toBeFocused()
  })
})
