import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime.js'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LabWorkbench, type LabWorkbenchProps } from '#components/lab/lab-workbench.tsx'

const never = () => Promise.reject(new Error('Nothing is sent while a page is rendered.'))
// `useRouter` insists on one; nothing here is pressed.
const router = {
  bfcacheId: '0',
  back: never,
  forward: never,
  refresh: never,
  push: never,
  replace: never,
  prefetch: never,
}

function page(possible: Pick<LabWorkbenchProps, 'submit' | 'practice'>): string {
  const program = { language: 'python' as const, files: [{ path: 'main.py', text: 'print(1)' }] }
  const props: LabWorkbenchProps = {
    itemId: 'lab',
    attempt: 1,
    points: 20,
    starters: [program],
    draft: null,
    lastRun: { id: 'run', mode: 'submission' },
    actions: { saveDraft: never, runVisibleChecks: never, submitProgram: never },
    children: null,
    ...possible,
  }
  return renderToString(
    createElement(AppRouterContext, { value: router }, createElement(LabWorkbench, props)),
  )
}

/** The opening tag of the button with these words. */
function button(html: string, words: string): string {
  const before = html.slice(0, html.indexOf(`${words}</button>`))
  return before.slice(before.lastIndexOf('<button'))
}

const closed = { possible: false, because: 'This assignment was due.' } as const

test('a closed lab with a run shows its program, takes no work, and says once why', () => {
  const html = page({ submit: closed, practice: closed })
  expect(html).toContain('main.py')
  expect(html.split(closed.because)).toHaveLength(2)
  for (const words of ['Run visible checks', 'Submit', 'Upload']) {
    expect(button(html, words)).toContain('disabled=""')
  }
  expect(html).not.toContain('Add a file')
})

test('without submissions left the program can still be changed and practised', () => {
  const html = page({ submit: { possible: false, because: 'None is left.' }, practice: { possible: true } })
  expect(html).toContain('None is left.')
  expect(button(html, 'Submit')).toContain('disabled=""')
  for (const words of ['Run visible checks', 'Upload']) {
    expect(button(html, words)).not.toContain('disabled=""')
  }
  expect(html).toContain('Add a file')
})
