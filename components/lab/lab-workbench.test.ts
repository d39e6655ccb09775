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

type Options = Pick<LabWorkbenchProps, 'submit' | 'practice'> & Partial<Pick<LabWorkbenchProps, 'view'>>

function page({ view = { tab: 'program', folded: [] }, ...possible }: Options): string {
  const program = { language: 'python' as const, files: [{ path: 'main.py', text: 'print(1)' }] }
  const props: LabWorkbenchProps = {
    itemId: 'lab',
    attempt: 1,
    variantId: 'numbers-of-one-student',
    points: 20,
    starters: [program],
    argumentNames: ['HOST', 'PORT'],
    draft: null,
    lastRun: { id: 'run', mode: 'submission' },
    view,
    way: { place: 1, items: 1, solved: 0, solvedHere: false, previous: null, next: null },
    assignment: 'Sockets',
    actions: { saveDraft: never, runVisibleChecks: never, submitProgram: never, unpackUpload: never },
    children: 'The spec.',
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

const open = { submit: { possible: true }, practice: { possible: true } } as const

test.each(['task', 'program', 'checks'] as const)(
  'on the tab %s all three panels are on the page, and the others only out of sight',
  (tab) => {
    const html = page({ ...open, view: { tab, folded: [] } })
    expect(html).toMatch(new RegExp(`id="tab-${tab}" aria-selected="true"`))
    for (const panel of ['task', 'program', 'checks']) {
      const opening = new RegExp(`<[^>]*id="panel-${panel}"[^>]*>`).exec(html)?.[0]
      expect(opening?.includes('max-three:hidden')).toBe(panel !== tab)
    }
    expect(html).toContain('The spec.')
    expect(html).toContain('main.py')
  },
)

test('a folded column keeps what is in it, and can be opened again', () => {
  const html = page({ ...open, view: { tab: 'program', folded: ['task'] } })
  expect(html).toContain('aria-label="Show the column Task"')
  expect(html).toContain('aria-label="Fold the column Checks"')
  expect(html).toContain('The spec.')
})
