// Gradescope's "Download Submissions": a folder for each submission, and one file that says whose it is. A group's
// submission is one submission for each of its members.

import { parseDocument } from 'yaml'
import * as z from 'zod'
import type { SourceFile } from '#graders/archive/source-file.ts'
import { movedTo } from '#graders/archive/without-wrapper.ts'
import { Collected, type Group, type Grouped, type Layout, type Unmatched } from './layout.ts'

const metadataFile = 'submission_metadata.yml'
const inFolder = /^(?<folder>submission_\d+)\/(?<path>.+)$/
const metadataBytesMax = 16 * 1_048_576

/** Absent where nothing stands: `~` is YAML's word for nothing. */
const text = z
  .string()
  .transform((value) => value.trim())
  .transform((value) => (value === '' || value === '~' ? undefined : value))
  .optional()
const SubmissionSchema = z.looseObject({
  ':submitters': z
    .array(z.looseObject({ ':name': text, ':sid': text, ':email': text }))
    .min(1)
    .max(100),
})
type Submitter = z.infer<typeof SubmissionSchema>[':submitters'][number]

export const gradescope: Layout = {
  id: 'gradescope',
  looksLike: 'submission_4711/main.py beside submission_metadata.yml',
  internalIds: false,
  recognises: (path) => path === metadataFile || inFolder.test(path),
  group(files) {
    const metadata = readMetadata(files.find(({ path }) => path === metadataFile))
    const collected = new Collected<null>()
    const unmatched: Unmatched[] = []
    for (const file of files) {
      if (file.path === metadataFile) continue
      const { folder, path } = inFolder.exec(file.path)?.groups ?? {}
      if (folder === undefined || path === undefined) {
        unmatched.push({
          path: file.path,
          says: 'It lies in no folder of a submission. Put it into one, such as submission_4711.',
        })
      } else collected.add(folder, null, movedTo(file, path))
    }
    const grouped: Grouped = { groups: [], unmatched }
    for (const [folder, { files: own }] of collected.byPerson) {
      const submitters = findSubmitters(metadata, folder)
      if (typeof submitters === 'string') {
        unmatched.push({
          path: folder,
          says: `${submitters}, so it is not known whose it is. Export the submissions again, or use --layout flat.`,
        })
      } else
        grouped.groups.push(
          ...submitters.map((submitter, at) => memberOf(folder, own, submitter, at, submitters.length)),
        )
    }
    return grouped
  },
}

/** Those who handed a folder in, or why they are not known. */
function findSubmitters(metadata: ReadMetadata, folder: string): Submitter[] | string {
  if (!metadata.ok) return metadata.because
  if (!Object.hasOwn(metadata.submissions, folder)) return `${metadataFile} does not name it`
  const read = SubmissionSchema.safeParse(metadata.submissions[folder]).data
  return read?.[':submitters'] ?? `${metadataFile} names nobody for it`
}

function memberOf(
  folder: string,
  files: readonly SourceFile[],
  submitter: Submitter,
  at: number,
  members: number,
): Group {
  const nobody = members > 1 ? `${folder} member ${at + 1}` : folder
  const name = submitter[':name'] ?? submitter[':email'] ?? submitter[':sid'] ?? nobody
  return {
    person: submitter[':sid'] ?? submitter[':email'] ?? `${nobody} ${submitter[':name'] ?? ''}`.trim(),
    name,
    late: false,
    files: [...files],
    feedbackPrefix: `${folder}/`,
    notes: members > 1 ? [`Handed in by a group of ${members}.`] : [],
  }
}

type ReadMetadata = { ok: true; submissions: Record<string, unknown> } | { ok: false; because: string }

const unreadable = (what: string): ReadMetadata => ({ ok: false, because: `${metadataFile} ${what}` })

function readMetadata(file: SourceFile | undefined): ReadMetadata {
  if (file === undefined) return unreadable('is missing')
  if (!('bytes' in file)) return { ok: false, because: file.problem }
  if (file.bytes.byteLength > metadataBytesMax) return unreadable('is larger than any of Gradescope’s')
  // Gradescope writes Ruby's symbols and times, and repeats itself by aliases; an alias costs at most so much. In
  // YAML's failsafe schema all is text: a student's id may be 12e4567, 0123, 0x1F, yes or null.
  const document = parseDocument(Buffer.from(file.bytes).toString('utf8'), {
    logLevel: 'silent',
    schema: 'failsafe',
  })
  const [error] = document.errors
  if (error !== undefined) return unreadable(`is not YAML (${error.message.split('\n')[0]?.slice(0, 200)})`)
  try {
    const submissions = z
      .record(z.string(), z.unknown())
      .safeParse(document.toJS({ maxAliasCount: 1_000 })).data
    return submissions === undefined ? unreadable('is no list of submissions') : { ok: true, submissions }
  } catch {
    return unreadable('repeats itself too often')
  }
}
