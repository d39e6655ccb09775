// CodeMirror for text whose line ends matter. The document is the message exactly: a line ends in CR LF or in LF, CR
// is a character of its line, and each is drawn as a mark that the cursor passes over in one step.
import { EditorState, type Extension, RangeSet, RangeValue, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view'
import { withChosenEnds } from '#components/figures/http/message-lines.ts'

/** Of a text from the clipboard; a message has far fewer characters. */
const pastedMax = 20_000

class Mark extends WidgetType {
  readonly word: string
  readonly attention: boolean
  constructor(word: string, attention: boolean) {
    super()
    this.word = word
    this.attention = attention
  }
  override eq(other: Mark): boolean {
    return other.word === this.word && other.attention === this.attention
  }
  toDOM(): HTMLElement {
    const mark = document.createElement('span')
    mark.className = this.attention ? 'line-end line-end-attention' : 'line-end'
    // Drawn by the style sheet: a browser that replaces a selection may take text of a mark for text of the message.
    mark.dataset.word = this.word
    return mark
  }
}

const crlf = Decoration.replace({ widget: new Mark('CR LF', false) })
const bareCr = Decoration.replace({ widget: new Mark('CR alone', true) })
const bareLf = Decoration.widget({ widget: new Mark('LF alone', true), side: 1 })
const end = Decoration.widget({ widget: new Mark('end', false), side: 1 })

class Atom extends RangeValue {}
const atom = new Atom()

function marksOf(doc: Text): DecorationSet {
  const marks = []
  for (let number = 1; number <= doc.lines; number += 1) {
    const line = doc.line(number)
    for (let at = line.text.indexOf('\r'); at >= 0; at = line.text.indexOf('\r', at + 1)) {
      const from = line.from + at
      const isEnd = from + 1 === line.to && number < doc.lines
      marks.push((isEnd ? crlf : bareCr).range(from, from + 1))
    }
    if (number === doc.lines) marks.push(end.range(line.to))
    else if (!line.text.endsWith('\r')) marks.push(bareLf.range(line.to))
  }
  return Decoration.set(marks, true)
}

/** CR and LF of a line's end are passed over, and removed, together. */
function atomsOf(doc: Text): RangeSet<Atom> {
  const atoms = []
  for (let number = 1; number < doc.lines; number += 1) {
    const line = doc.line(number)
    if (line.text.endsWith('\r')) atoms.push(atom.range(line.to - 1, line.to + 1))
  }
  return RangeSet.of(atoms)
}

const marks = StateField.define<DecorationSet>({
  create: (state) => marksOf(state.doc),
  update: (value, transaction) => (transaction.docChanged ? marksOf(transaction.newDoc) : value),
  provide: (field) => EditorView.decorations.from(field),
})

const atoms = StateField.define<RangeSet<Atom>>({
  create: (state) => atomsOf(state.doc),
  update: (value, transaction) => (transaction.docChanged ? atomsOf(transaction.newDoc) : value),
  provide: (field) => EditorView.atomicRanges.of((view) => view.state.field(field)),
})

/** A click behind a line's end stands before its CR, never between CR and LF. */
const neverBetween = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.selection) return transaction
  const { main } = transaction.newSelection
  const doc = transaction.newDoc
  const before = (position: number) =>
    doc.sliceString(position - 1, position + 1) === '\r\n' ? position - 1 : position
  const [anchor, head] = [before(main.anchor), before(main.head)]
  if (anchor === main.anchor && head === main.head) return transaction
  return [transaction, { selection: { anchor, head }, sequential: true }]
})

const insertion = (lineEnd: string) => (view: EditorView) => {
  if (view.state.readOnly) return false
  view.dispatch(view.state.replaceSelection(lineEnd), { userEvent: 'input.type', scrollIntoView: true })
  return true
}

export const lineEnds: Extension = [
  EditorState.lineSeparator.of('\n'),
  marks,
  atoms,
  neverBetween,
  keymap.of([
    { key: 'Shift-Enter', run: insertion('\n') },
    { key: 'Enter', run: insertion('\r\n') },
  ]),
  EditorView.clipboardInputFilter.of((text) => withChosenEnds(text.slice(0, pastedMax))),
  // What a browser makes of a selection over several lines, or a touch keyboard of a line end, is not read back from
  // the page, where a line end is only drawn: it is done to the message itself.
  EditorView.domEventHandlers({
    beforeinput(event, view) {
      const inserted = insertedBy(event, view)
      if (inserted === null || view.composing) return false
      event.preventDefault()
      return insertion(inserted)(view)
    },
  }),
]

function insertedBy({ inputType, data }: InputEvent, view: EditorView): string | null {
  if (inputType === 'insertParagraph') return '\r\n'
  if (inputType === 'insertLineBreak') return '\n'
  return inputType === 'insertText' && !view.state.selection.main.empty ? data : null
}
