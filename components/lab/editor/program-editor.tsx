'use client'
import dynamic from 'next/dynamic'
import { type DragEvent, useId, useState } from 'react'
import { EditorToolbar } from '#components/lab/editor/editor-toolbar.tsx'
import { EntryLine } from '#components/lab/editor/entry-line.tsx'
import { FileTabs } from '#components/lab/editor/file-tabs.tsx'
import {
  entryOf,
  languageOf,
  withFileText,
  withName,
  withNewFile,
  withoutFile,
  withUploads,
} from '#components/lab/editor/program.ts'
import { readUploads, type Unpack } from '#components/lab/editor/read-uploads.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Notice } from '#components/ui/notice.tsx'
import { type Program } from '#graders/labs/contract/program.ts'
import type { ProgramRole } from '#graders/labs/contract/program-role.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'
import { type Language, runtimes } from '#graders/runtimes.ts'

const CodeEditor = dynamic(() => import('#components/lab/editor/code-editor.tsx'), {
  ssr: false,
  loading: () => <p className="p-3 text-13 text-muted">Loading the editor …</p>,
})

export interface ProgramEditorProps {
  program: Program
  onChange: (program: Program) => void
  /** Starter program of each offered language. */
  starters: readonly Program[]
  /** What is in a zip, which the server unpacks. */
  unpack: Unpack
  /** What the lab's program is. */
  role: ProgramRole
  readOnly: boolean
}

/** The program: files, an editor or a plain text field, upload by button or drop, and the choice of language. */
export function ProgramEditor({ program, onChange, starters, unpack, role, readOnly }: ProgramEditorProps) {
  const [shownPath, setShownPath] = useState(program.files[0]?.path ?? '')
  const [plain, setPlain] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [replaced, setReplaced] = useState<{ program: Program; done: string } | null>(null)
  // The editor holds the text itself; it starts anew when text comes from elsewhere.
  const [generation, setGeneration] = useState(0)
  const [dropping, setDropping] = useState(false)
  const hintId = useId()
  const entry = entryOf(program, role)
  const shown = program.files.find((file) => file.path === shownPath) ?? program.files[0]

  /** `done` says what was done to something that the student may want back. */
  function replace(next: Program, path?: string, done?: string) {
    setRefusal(null)
    setReplaced(done === undefined ? null : { program, done })
    onChange(next)
    setShownPath(path ?? next.files[0]?.path ?? '')
    setGeneration((count) => count + 1)
  }

  async function upload(files: readonly File[]) {
    const read = await readUploads(files, unpack)
    if (!read.ok) return setRefusal(read.says)
    const uploaded = withUploads(program, read.files, starters, role)
    const { length } = uploaded.program.files
    if (length > submissionLimits.filesMax) {
      return setRefusal(
        `The program would have ${length} files; at most ${submissionLimits.filesMax} can be submitted. Remove some first.`,
      )
    }
    replace(uploaded.program, read.files[0]?.path, uploaded.done)
  }

  function chooseLanguage(language: Language) {
    const starter = starters.find((one) => one.language === language)
    if (starter) replace(starter, undefined, `The ${runtimes[language].edition} starter is loaded.`)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setDropping(false)
    if (!readOnly) void upload([...event.dataTransfer.files])
  }

  return (
    // Dropping is one way in; the upload button is the other, for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Your program"
      onDragOver={(event) => {
        event.preventDefault()
        setDropping(!readOnly)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      <EditorToolbar
        language={program.language}
        languages={starters.map((starter) => starter.language)}
        onLanguage={chooseLanguage}
        onUpload={(files) => void upload(files)}
        plain={plain}
        onPlain={(next) => {
          setPlain(next)
          setGeneration((count) => count + 1)
        }}
        readOnly={readOnly}
      />
      {refusal && <Notice kind="attention" word="Not taken" title={refusal} live className="mb-2" />}
      {replaced && !readOnly && (
        <output className="mb-2 flex flex-wrap items-center gap-2 text-13">
          {replaced.done}
          <Button size="small" onPress={() => replace(replaced.program)}>
            Undo
          </Button>
        </output>
      )}
      <EntryLine
        program={program}
        role={role}
        shown={shown?.path ?? ''}
        onChange={onChange}
        readOnly={readOnly}
      />
      <FileTabs
        paths={program.files.map((file) => file.path)}
        shown={shown?.path ?? ''}
        entry={entry.ok ? entry.file : null}
        onShow={setShownPath}
        onAdd={() => {
          const added = withNewFile(program)
          replace(added.program, added.path)
        }}
        onRemove={(path) => replace(withoutFile(program, path), undefined, `${path} is removed.`)}
        onRename={(path, name) => replace(withName(program, path, name), name)}
        readOnly={readOnly}
      />
      <div
        className={classNames(
          'h-[max(24rem,calc(100dvh-36rem))] resize-y overflow-hidden rounded-b border bg-surface',
          dropping ? 'border-2 border-dashed border-accent' : 'border-border',
        )}
      >
        {shown && plain && (
          <textarea
            aria-label={`${shown.path}, plain text`}
            value={shown.text}
            onChange={(event) => onChange(withFileText(program, shown.path, event.currentTarget.value))}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            className="size-full resize-none bg-surface p-3 font-mono text-15 outline-offset-[-2px]"
          />
        )}
        {shown && !plain && (
          <CodeEditor
            key={`${generation}:${shown.path}:${readOnly}`}
            label={`${shown.path}, ${runtimes[languageOf(shown.path) ?? program.language].edition} editor`}
            describedBy={hintId}
            language={languageOf(shown.path)}
            initialText={shown.text}
            onChange={(text) => onChange(withFileText(program, shown.path, text))}
            readOnly={readOnly}
          />
        )}
        {!shown && <p className="p-3 text-muted">There is no file. Upload one, or add one above.</p>}
      </div>
      <p id={hintId} className="mt-1 text-13 text-muted">
        {plain ? 'Tab leaves the field.' : 'Tab indents. To leave the editor: Esc, then Tab.'} Files can be
        dropped here.
      </p>
    </section>
  )
}
