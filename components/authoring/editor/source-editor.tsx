'use client'
import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { indentWithTab } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { type EditorState, type Text } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle } from 'react'
import { exerciseCompletions } from '#components/authoring/editor/exercise-completions.ts'
import { sourceHighlighting } from '#components/authoring/editor/source-highlighting.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'

export interface SourceEditorHandle {
  /** Puts the cursor on a line, from 1, and the focus into the editor. */
  goToLine: (line: number) => void
}

export interface SourceEditorProps {
  label: string
  describedBy: string
  initialText: string
  onChange: (text: string) => void
  problems: readonly ExerciseProblem[]
  schema: SchemaNode
  handle: Ref<SourceEditorHandle>
}

/** For exercise.md. Loaded only when an exercise is edited; give it another `key` when the text comes from elsewhere. */
export default function SourceEditor(props: SourceEditorProps) {
  const { problems, schema, handle, ...common } = props
  const { host, view: shown } = useTextEditor({
    ...common,
    extensions: () => [
      yamlFrontmatter({ content: markdown() }),
      indentUnit.of('  '),
      EditorView.lineWrapping,
      lineNumbers(),
      bracketMatching(),
      highlightActiveLine(),
      sourceHighlighting,
      autocompletion({ override: [exerciseCompletions(schema)], icons: false }),
      leaving,
      // Tab indents; after Esc, CodeMirror lets the next Tab leave.
      keymap.of([...completionKeymap, ...lintKeymap, indentWithTab]),
    ],
  })
  useEffect(() => {
    const view = shown.current
    if (view) view.dispatch(setDiagnostics(view.state, diagnosticsFor(view.state, problems)))
  }, [problems, shown])
  useImperativeHandle(handle, () => ({
    goToLine(line) {
      const view = shown.current
      if (!view) return
      const { from, to } = lineAt(view.state.doc, line)
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
  }))
  return <div ref={host} className="code-editor" />
}

/** Esc also closes what lies over the text, and then CodeMirror would not let the next Tab leave. */
const leaving = EditorView.domEventHandlers({
  keyup(event, view) {
    if (event.key === 'Escape') view.setTabFocusMode(leaveMs)
  },
})
const leaveMs = 10_000

function lineAt(doc: Text, line: number): { from: number; to: number } {
  const { text, from, to } = doc.line(Math.min(Math.max(1, line), doc.lines))
  return { from: from + (text.length - text.trimStart().length), to }
}

const diagnosticsFor = ({ doc }: EditorState, problems: readonly ExerciseProblem[]): Diagnostic[] =>
  problems.map(({ line, says, fix }) => ({
    ...lineAt(doc, line),
    severity: 'error',
    message: `${says} ${fix}`,
  }))
