'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { decodeTable } from '#components/roster/decode-table.ts'
import { countSteps, ImportPlanList, planWords } from '#components/roster/import-plan-list.tsx'
import { MadeLinksBox } from '#components/roster/made-links-box.tsx'
import { type RosterRole, roleOptions } from '#components/roster/role-options.ts'
import { unreadLines } from '#components/roster/unread-lines.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ImportPlan, MadeLinks } from '#server/roster/roster-view.ts'

interface ImportInput {
  slug: string
  text: string
  role: RosterRole
}
type Refused = { ok: false; says: string }

export interface ImportFormProps {
  slug: string
  /** Whether links can be mailed. */
  mails: boolean
  preview: (input: ImportInput) => Promise<{ ok: true; plan: ImportPlan } | Refused>
  add: (
    input: ImportInput & { origin: string; mail: boolean },
  ) => Promise<{ ok: true; plan: ImportPlan; mailed: number; made: MadeLinks | null } | Refused>
}

const textMax = 200_000
const notAnswered = 'The server did not answer. Try again; what you typed is still here.'

type State =
  | { at: 'writing' }
  | { at: 'refused'; says: string }
  | { at: 'planned'; plan: ImportPlan }
  | { at: 'done'; plan: ImportPlan; mailed: number; made: MadeLinks | null }

/** Adds people, many at once: first it is said what will happen to each, then it is done. */
export function ImportForm({ slug, mails, preview, add }: ImportFormProps) {
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [role, setRole] = useState<RosterRole>('STUDENT')
  const [mail, setMail] = useState(mails)
  const [state, setState] = useState<State>({ at: 'writing' })
  const [pending, startTransition] = useTransition()

  const change = (written: string) => {
    setText(written)
    setState({ at: 'writing' })
  }
  async function readFile(file: File) {
    change(decodeTable(new Uint8Array(await file.arrayBuffer())).slice(0, textMax))
  }
  function check(event: FormEvent) {
    event.preventDefault()
    if (pending) return
    startTransition(async () => {
      const answer = await preview({ slug, text, role }).catch(() => null)
      setState(
        answer?.ok
          ? { at: 'planned', plan: answer.plan }
          : { at: 'refused', says: answer?.says ?? notAnswered },
      )
    })
  }
  function carryOut() {
    startTransition(async () => {
      const answer = await add({ slug, text, role, mail, origin: window.location.origin }).catch(() => null)
      if (!answer?.ok) return setState({ at: 'refused', says: answer?.says ?? notAnswered })
      setState({ at: 'done', plan: answer.plan, mailed: answer.mailed, made: answer.made })
      // What could not be read stays, to be mended.
      setText(unreadLines(text, answer.plan))
      router.refresh()
    })
  }
  const steps = state.at === 'planned' ? countSteps(state.plan) : null

  return (
    <form onSubmit={check} className="flex flex-col gap-4">
      <div>
        <label htmlFor={id} className="block text-15 font-semibold">
          Email addresses, or a table
        </label>
        <p id={`${id}-description`} className="mt-0.5 text-13 text-muted">
          Addresses one a line or with commas between them, or a CSV whose first line has headings: email,
          name, section, group; for assistants <code>sees</code>, the sections whose students they see, as{' '}
          <em>Mo 10 | Di 12</em>. Whoever has no account gets a link to make one.
        </p>
        <textarea
          id={id}
          aria-describedby={`${id}-description`}
          rows={5}
          maxLength={textMax}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15"
        />
        <label className="mt-1 block text-13">
          Or a file:{' '}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className="max-w-full file:mr-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-border file:bg-surface file:px-3"
            onChange={(event) => {
              const input = event.currentTarget
              const [file] = input.files ?? []
              if (file === undefined) return
              if (file.size > 2 * textMax) {
                setState({
                  at: 'refused',
                  says: 'This file is too large: a list of people has 400 KB at most.',
                })
                return
              }
              void readFile(file)
              // The same file can be chosen again once it was mended.
              input.value = ''
            }}
          />
        </label>
      </div>
      <Select
        label="Role"
        options={roleOptions}
        value={role}
        onChange={(chosen) => {
          setRole(roleOptions.find((one) => one.id === chosen)?.id ?? 'STUDENT')
          if (state.at === 'planned') setState({ at: 'writing' })
        }}
        className="max-w-60"
      />
      <Button
        type="submit"
        look={state.at === 'planned' ? 'secondary' : 'primary'}
        isPending={pending && state.at !== 'planned'}
        className="self-start"
      >
        {pending && state.at !== 'planned' ? 'Checking …' : 'See what will happen'}
      </Button>
      {state.at === 'refused' && <Notice kind="attention" word="Not done" title={state.says} live />}
      {state.at === 'planned' && steps !== null && (
        <Notice
          kind={state.plan.unreadable.length > 0 ? 'attention' : 'info'}
          word="Not done yet"
          title={planWords(state.plan, 'planned')}
          live
        >
          <ImportPlanList plan={state.plan} />
          {mails && steps.invite > 0 && (
            <label className="flex min-h-8 cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                checked={mail}
                onChange={(event) => setMail(event.currentTarget.checked)}
                className="size-4"
              />
              Mail each of them their link
            </label>
          )}
          {steps.enrol + steps.invite + steps.move > 0 ? (
            <p>
              <Button look="primary" isPending={pending} onPress={carryOut}>
                {pending ? 'Doing it …' : doWords(steps)}
              </Button>
            </p>
          ) : (
            <p>There is nothing to do.</p>
          )}
        </Notice>
      )}
      {state.at === 'done' && (
        <>
          <Notice
            kind={state.plan.unreadable.length > 0 ? 'attention' : 'pass'}
            word="Done"
            title={planWords(state.plan, 'done')}
            live
          >
            {state.mailed > 0 && (
              <p>
                {state.mailed === 1 ? 'The link is being mailed' : `${state.mailed} links are being mailed`}.
                Under <em>Invited</em> stands what became of {state.mailed === 1 ? 'it' : 'each'}.
              </p>
            )}
            {state.plan.unreadable.length > 0 && (
              <ImportPlanList plan={{ ...state.plan, people: [], newSections: [] }} />
            )}
          </Notice>
          {state.made && <MadeLinksBox made={state.made} name={`${slug}-invitations.csv`} />}
        </>
      )}
    </form>
  )
}

/** On the button that does it: what, and to how many. */
function doWords({ enrol, invite, move }: ReturnType<typeof countSteps>): string {
  const parts = [
    ...(enrol > 0 ? [`add ${enrol}`] : []),
    ...(invite > 0 ? [`invite ${invite}`] : []),
    ...(move > 0 ? [`move ${move}`] : []),
  ].join(', ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`
}
