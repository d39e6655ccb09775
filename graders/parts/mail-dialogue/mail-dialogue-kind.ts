import { gradeMailDialogue } from '#graders/parts/mail-dialogue/grade-mail-dialogue.ts'
import { solvedDialogue } from '#graders/parts/mail-dialogue/judge-dialogue.ts'
import { mailDialogueReadability } from '#graders/parts/mail-dialogue/live/mail-dialogue-readability.ts'
import {
  MailDialogueFeedbackSchema,
  MailDialogueRightSchema,
} from '#graders/parts/mail-dialogue/mail-dialogue-feedback.ts'
import {
  explainMailDialogue,
  mailDialogueMismatches,
} from '#graders/parts/mail-dialogue/mail-dialogue-mismatch.ts'
import {
  getMailTask,
  type MailDialoguePart,
  MailDialoguePartSchema,
} from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import {
  mailDialogueProblems,
  mailDialogueVariantProblems,
} from '#graders/parts/mail-dialogue/mail-dialogue-problems.ts'
import {
  type MailDialogueResponse,
  MailDialogueResponseSchema,
} from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import { presentMailbox } from '#graders/parts/mail-dialogue/present-mailbox.ts'
import type { PresentedMailDialogue } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'

export const mailDialogueKind = answeredKind('mail-dialogue', {
  part: MailDialoguePartSchema,
  response: MailDialogueResponseSchema,
  feedback: MailDialogueFeedbackSchema,
  right: MailDialogueRightSchema,
  mismatches: mailDialogueMismatches,
  explain: explainMailDialogue,

  claims: () => [],

  texts: ({ ask, delivers, mailbox, starter, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...Object.entries(delivers?.header ?? {}).flatMap(([name, text]) =>
      text === null ? [] : [{ at: ['delivers', 'header', name], text }],
    ),
    ...(delivers ? [{ at: ['delivers', 'body'], text: delivers.body }] : []),
    ...(mailbox?.messages ?? []).flatMap(({ header, body }, index) => [
      ...Object.entries(header).map(([name, text]) => ({
        at: ['mailbox', 'messages', index, 'header', name],
        text,
      })),
      { at: ['mailbox', 'messages', index, 'body'], text: body },
    ]),
    ...(starter === undefined ? [] : [{ at: ['starter'], text: starter }]),
    ...misconceptions.flatMap(({ example, says }, index) => [
      { at: ['misconceptions', index, 'example'], text: example },
      { at: ['misconceptions', index, 'says'], text: says },
    ]),
  ],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: mailDialogueProblems,
  variantProblems: mailDialogueVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedMailDialogue {
    const { id, kind, ask, points, starter = '' } = part
    const { sends, reads } = getMailTask(part)
    return {
      id,
      kind,
      ask: scope.fill(ask),
      points,
      server: reads ? presentMailbox(reads, scope) : sends.server,
      starter: scope.fillExactly(starter),
    }
  },

  readability: mailDialogueReadability,

  grade: gradeMailDialogue,

  solve: solvedDialogue,

  /** The lines of a dialogue; `solution`; or `as some-misconception`. */
  responseFrom(part, text, scope): MailDialogueResponse {
    if (text.trim() === 'solution') return answering(part, solvedDialogue(part, scope))
    if (!text.startsWith('as ')) return answering(part, text)
    const id = text.trim().slice(3)
    const idea = part.misconceptions.find((each) => each.id === id)
    if (!idea) throw new RangeError(`“${id}” is no misconception of “${part.id}”`)
    return answering(part, scope.fillExactly(idea.example))
  },

  cases: casesOf,
})

const answering = ({ kind }: MailDialoguePart, text: string): MailDialogueResponse => ({ kind, text })

function casesOf(part: MailDialoguePart, scope: PartScope): PartCase[] {
  const solution = solvedDialogue(part, scope)
  return [
    { name: 'a right dialogue', response: answering(part, solution), verdict: { passed: true } },
    { name: 'nothing said', response: answering(part, '\n'), verdict: { passed: false, code: 'blank' } },
    ...part.misconceptions.map(
      ({ id, example }): PartCase => ({
        name: `“${id}”`,
        response: answering(part, scope.fillExactly(example)),
        verdict: { passed: false, code: 'misconception', misconception: id },
      }),
    ),
  ]
}
