// What a check asks of the verdicts that a packet filter prints.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { FilterCase } from '#graders/labs/peers/packet-filter/filter-case.ts'
import { missingOutput } from '#graders/labs/program/judge-output.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'

type Printer = Pick<ProgramHandle, 'output' | 'capture'>

interface Said {
  action: 'accept' | 'deny'
  /** As it stands there, behind the action. */
  by: string
  offset: number
  line: string
}

const word = /\b(?:(accept|allow|permit|pass)|(deny|denie|drop|block|reject))(?:s|d|ed|ped)?\b/i

/** The lines that have a word for a verdict, in order; what else is printed is passed over. */
function readVerdicts(output: string): Said[] {
  let offset = 0
  return output.split('\n').flatMap((line): Said[] => {
    const at = offset
    offset += Buffer.byteLength(line) + 1
    const found = word.exec(line)
    if (found === null) return []
    const action = found[1] === undefined ? 'deny' : 'accept'
    return [{ action, by: line.slice(found.index + found[0].length).trim(), offset: at, line: line.trim() }]
  })
}

/** It has printed the right verdict for each packet, in their order, in whatever words. Say it when the program has ended. */
export function printsVerdicts(printer: Printer, expected: FilterCase): void {
  const said = compare(printer, expected, (verdict, { action }) => verdict.action === action)
  isComplete(said, expected)
}

/** Each verdict is a line of its own, with the rule that decides: "accept 3", "deny default". */
export function printsDecidingRules(printer: Printer, expected: FilterCase): void {
  const said = compare(printer, expected, (verdict, wanted) => verdict.line === lineOf(wanted))
  isComplete(said, expected)
}

/** It has printed no verdict: there are no packets, or it does not know the rules. */
export function printsNoVerdict({ output }: Printer): void {
  const verdict = readVerdicts(output).find(({ line }) => /^(?:accept|deny) (?:\d+|default)$/.test(line))
  if (verdict === undefined) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: 'the verdicts that your program printed',
    expected: 'none',
    actual: verdict.line,
    where: { stream: 'output', offset: verdict.offset },
  })
}

type Expected = FilterCase['verdicts'][number]

const lineOf = ({ action, rule }: Pick<Expected, 'action' | 'rule'>) =>
  `${action} ${rule === null ? 'default' : rule + 1}`

function compare(
  { output, capture }: Printer,
  expected: FilterCase,
  isRight: (said: Said, expected: Expected) => boolean,
): readonly Said[] {
  const said = readVerdicts(output)
  const [first] = expected.verdicts
  if (said.length === 0 && first !== undefined)
    throw new CheckFailure(missingOutput(capture, lineOf(first), 0))
  for (const [number, wanted] of expected.verdicts.entries()) {
    const verdict = said[number]
    if (verdict === undefined) break
    if (!isRight(verdict, wanted)) throw wrongVerdict(said, number, expected)
  }
  return said
}

function isComplete(said: readonly Said[], { verdicts, lines }: FilterCase): void {
  if (said.length === verdicts.length) return
  const last = said.at(-1)
  const unanswered = lines.packets[said.length]
  throw new CheckFailure({
    code: 'wrong-field',
    path: 'the number of verdicts',
    expected: `${verdicts.length}, one for each packet`,
    actual:
      unanswered === undefined
        ? `${said.length}`
        : `${said.length}: the first without one is packet ${said.length + 1}, “${unanswered}”`,
    where: { stream: 'output', offset: last?.offset ?? 0 },
  })
}

function wrongVerdict(all: readonly Said[], number: number, expected: FilterCase): CheckFailure {
  const { verdicts, lines } = expected
  const [wanted, said] = [verdicts[number], all[number]]
  if (wanted === undefined || said === undefined) throw new Error('packet-filter: a verdict of no packet')
  const isWhole = all.length === verdicts.length
  return new CheckFailure({
    code: 'wrong-field',
    path: `the verdict of packet ${number + 1}, “${lines.packets[number] ?? ''}”`,
    expected: lineOf(wanted),
    actual: clip(
      isWhole ? said.line : `${said.line}, and in all ${all.length} verdicts for ${verdicts.length} packets`,
    ),
    where: { stream: 'output', offset: said.offset },
    ...(isWhole ? { why: { says: whyWrong(said, wanted, number, expected) } } : {}),
  })
}

/** What keeps the rule that was named from matching, which one decides, and whether the packet is known. */
function whyWrong({ by }: Said, wanted: Expected, number: number, { nameOf, whyNot }: FilterCase): string {
  const named = /^\D*(\d+)\D*$/.exec(by)?.[1]
  const claim = named === undefined ? null : Number(named) - 1
  const because = claim === null || claim === wanted.rule ? null : whyNot(number, claim)
  const objection =
    because === null || claim === null
      ? ''
      : `Rule ${claim + 1}, ${nameOf(claim)}, does not match it: ${because}. `
  const decides =
    wanted.rule === null
      ? 'No rule matches it, so the default decides.'
      : `Rule ${wanted.rule + 1}, ${nameOf(wanted.rule)}, is the first that matches it.`
  const state =
    wanted.knownBy === null
      ? ''
      : ` It is established: packet ${wanted.knownBy + 1}, of the same connection, was accepted.`
  return `${objection}${decides}${state}`
}

/** Its message names this line, on either stream. */
export function namesLine({ output, capture }: Printer, line: number): void {
  const said = `${output}\n${capture.text('stderr')}`
  if (new RegExp(`(?<!\\d)${line}(?!\\d)`).test(said)) return
  throw new CheckFailure({
    code: 'missing-output',
    expected: `a message that names line ${line}`,
    actual: clip(said.trim()),
    where: { stream: 'output', offset: 0 },
  })
}
