// feedback.md: what a student reads. A verdict for each check, and for each visible one that failed what was expected,
// what came, where, why, and the bytes that crossed the wire. Of hidden checks the name, the points and the status.

import { stripVTControlCharacters } from 'node:util'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import { reportCheck } from '../../check/report-check.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { Evidence, GradedRecord } from '../run/graded-record.ts'
import { quoteWord } from '../run/resume-command.ts'
import type { RunFile } from '../run/run-file.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import { percent, pointsOf, scoreOf } from './points.ts'

type Check = LabResult['checks'][number]

const transcriptLinesMax = 60

/** Markdown; null while there is nothing to say. What the student wrote stands in fences only. */
export function makeFeedback(standing: BatchStanding, lab: FoundLab, run: RunFile): string | null {
  const { submission } = standing
  const heading = [`# ${lab.exercise.title}`, '', `For ${inline(submission.name)}.`]
  const notes = submission.notes.flatMap((note) => ['', plain(note)])
  switch (standing.state) {
    case 'waiting':
      return null
    case 'refused':
      return [...heading, '', 'Your program was not run.', '', fence(standing.says), ...notes, ''].join('\n')
    case 'faulted':
      return [
        ...heading,
        '',
        'Your program could not be graded. The fault is ours; it will be graded again.',
        '',
      ].join('\n')
    case 'graded':
      return [...heading, '', ...tellGraded(standing.record, submission, lab, run), ...notes, ''].join('\n')
  }
}

function tellGraded(
  record: GradedRecord,
  submission: FoundSubmission,
  lab: FoundLab,
  run: RunFile,
): string[] {
  const { checks, score: share } = record.result
  const { score, max } = scoreOf(record.result, lab.part.weights)
  const passed = checks.filter(({ outcome }) => outcome.status === 'passed').length
  const files = submission.program.ok ? [...submission.program.files.keys()] : []
  const failed = checks.filter((check) => !check.hidden && check.outcome.status === 'failed')
  return [
    `**${score} of ${max} points (${percent(share)} %)**: ${passed} of ${checks.length} checks passed.`,
    '',
    `Graded: ${files.map(inline).join(', ')}.`,
    '',
    '## Checks',
    '',
    '| result | check | tier | points | what it asks |',
    '|---|---|---|---|---|',
    ...checks.map((check) => {
      const points = pointsOf(check, lab.part.weights)
      const earned = check.outcome.status === 'passed' ? points : 0
      return `| ${check.outcome.status} | ${check.id} | ${check.tier} | ${earned} of ${points} | ${check.hidden ? 'hidden' : plain(check.says)} |`
    }),
    ...(failed.length > 0 ? ['', '## What did not pass'] : []),
    ...failed.flatMap((check) => [
      '',
      `### ${check.id}`,
      '',
      fence(tellFailure(check, record.evidence[check.id])),
    ]),
    '',
    '## Try it yourself',
    '',
    'The same checks, on the same network, on a Linux machine with Roundtrip:',
    '',
    fence(`./roundtrip check ${run.lab} ${files.map(quoteWord).join(' ')} --seed ${run.seeds.visible}`),
  ]
}

function tellFailure(check: Check, evidence: Evidence | undefined): string {
  const output = (['stdout', 'stderr'] as const).map((stream) => ({
    stream,
    base64: evidence?.[stream] ?? '',
  }))
  const log: CheckLog = {
    ...check,
    running: false,
    usage: evidence?.usage ?? null,
    tryIt: evidence?.tryIt ?? null,
    transcript: evidence?.transcript ?? [],
    transcriptCut: evidence?.transcriptCut ?? 0,
    output,
    outputCut: false,
    captured: false,
    capture: [],
  }
  const lines = reportCheck(log, { transcriptLinesMax })
  const cut = evidence?.transcriptCut ?? 0
  if (cut > 0) lines.push(`${cut} more entries of the transcript were not kept.`)
  return stripVTControlCharacters(lines.join('\n')).trimEnd()
}

/** A block whose end no content can fake: its fence is longer than any run of backticks in it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}text\n${text}\n${mark}`
}

/** Within a line, whatever it holds. */
const inline = (text: string) => `\`${oneLine(text).replaceAll('`', '’').replaceAll('|', '¦')}\``
const plain = (text: string) => oneLine(text).replaceAll(/[\\`*_{}[\]<>|]/g, (mark) => `\\${mark}`)
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
