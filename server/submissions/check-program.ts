import { FilePathSchema } from '#graders/labs/contract/file-path.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import { type ProgramRole, roleOf } from '#graders/labs/contract/program-role.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'
import { selectEntry } from '#graders/labs/contract/select-entry.ts'
import { mainOf, runtimes } from '#graders/runtimes.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { checkDraftSize } from '#server/items/check-draft-size.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { isStorable } from '#server/storable-json.ts'

type ProgramProblem = Refusal<
  'too-large' | 'no-files' | 'empty' | 'bad-path' | 'same-path' | 'bad-text' | 'no-main' | 'wrong-language'
>

/** The program's files when it can be run, or what is wrong with it and what to do. */
export function checkProgram(
  program: Program,
  lab: Pick<LabPart, 'languages' | 'arguments'>,
): { ok: true; files: TreeFiles; entry: string | null } | ProgramProblem {
  const { language, files, entry = null } = program
  const offered = lab.languages
  if (!offered.includes(language)) {
    return refuse(
      'wrong-language',
      `This lab takes ${offered.map((one) => runtimes[one].name).join(' or ')}, not ${runtimes[language].name}.`,
    )
  }
  if (files.length === 0)
    return refuse('no-files', 'There is no file to run. Write or upload a program first.')
  const tooLarge = checkDraftSize(program)
  if (tooLarge !== null) return tooLarge
  const seen = new Set<string>()
  for (const { path, text } of files) {
    const problem = checkPath(path, seen) ?? checkText(path, text)
    if (problem !== null) return problem
    seen.add(path)
  }
  return (
    checkEntry(program, roleOf(lab.arguments)) ?? {
      ok: true,
      entry,
      files: new Map(files.map(({ path, text }) => [path, Buffer.from(text)])),
    }
  )
}

function checkPath(path: string, seen: ReadonlySet<string>): ProgramProblem | null {
  const shown = JSON.stringify(path.slice(0, 80))
  if (path.length > submissionLimits.pathLengthMax) {
    return refuse(
      'bad-path',
      `The file name ${shown}… is longer than ${submissionLimits.pathLengthMax} characters. Shorten it.`,
    )
  }
  if (!FilePathSchema.safeParse(path).success || !isStorable(path)) {
    return refuse(
      'bad-path',
      `${shown} cannot be a file's name here. Use a plain name such as main.py or lib/parse.py.`,
    )
  }
  if (seen.has(path)) return refuse('same-path', `There are two files named ${shown}. Rename or remove one.`)
  // A file "a" and a file "a/b" cannot stand in one folder.
  const clash = [...seen].find((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))
  if (clash !== undefined) {
    return refuse(
      'same-path',
      `${shown} and ${JSON.stringify(clash)} cannot both exist: one is the other's folder. Rename one.`,
    )
  }
  return null
}

function checkText(path: string, text: string): ProgramProblem | null {
  if (isStorable(text)) return null
  return refuse(
    'bad-text',
    `${path} is not UTF-8 text (it holds a NUL byte or half of a character). Save it as UTF-8 and upload it again.`,
  )
}

/** The lab's harness chooses by the same function, and is told what the student chose. */
function checkEntry({ language, files, entry: chosen }: Program, role: ProgramRole): ProgramProblem | null {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? null
  const paths = files.map(({ path }) => path)
  const entry = selectEntry(paths, { chosen, role, textOf })
  if (!entry.ok) {
    const detail = entry.mismatch.code === 'language' ? entry.mismatch.detail : ''
    return refuse(
      'no-main',
      `It is not clear which file to start: ${detail}. Choose it above the editor, or call it ${mainOf(language)}.`,
    )
  }
  if (runtimes[entry.runtime].language !== language) {
    return refuse(
      'wrong-language',
      `${entry.file} is not a ${runtimes[language].name} program. Choose its language, or rename it.`,
    )
  }
  return textOf(entry.file)?.trim() === ''
    ? refuse('empty', `${entry.file} is empty. Write the program first.`)
    : null
}
