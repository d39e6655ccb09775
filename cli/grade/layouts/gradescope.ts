// Gradescope's "Download Submissions": a folder for each submission, and one file that says whose it is. A group's
// submission is one submission for each of its members.
import { parseDocument } from 'yaml'
import * as z from 'zod'
import type { SourceFile } from '../sources/source-file.ts'
import { Collected, type Group, type Grouped, type Layout, movedTo, type Unmatched } from './layout.ts'

const metadataFile = 'submission_metadata.yml'
const inFolder = /^(?<folder>submission_\d+)\/(?<path>.+)$/
const metadataBytesMax = 16 * 1_048_576

const text = z.union([z.string(), z.number()]).transform(String).nullish()
const MetadataSchema = z.record(
  z.string(),
  z.looseObject({
    ':submitters': z
      .array(z.looseObject({ ':name': text, ':sid': text, ':email': text }))
      .min(1)
      .max(100),
  }),
)
type Metadata = z.infer<typeof MetadataSchema>

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
      const submitters = metadata?.[folder]?.[':submitters']
      if (submitters === undefined) {
        const because =
          metadata === null ? `${metadataFile} is missing or unreadable` : `${metadataFile} does not name it`
        unmatched.push({
          path: folder,
          says: `${because}, so it is not known whose it is. Export the submissions again, or use --layout flat.`,
        })
      } else
        grouped.groups.push(
          ...submitters.map((submitter) => memberOf(folder, own, submitter, submitters.length)),
        )
    }
    return grouped
  },
}

function memberOf(
  folder: string,
  files: readonly SourceFile[],
  submitter: NonNullable<Metadata[string]>[':submitters'][number],
  members: number,
): Group {
  const name = submitter[':name'] ?? submitter[':email'] ?? folder
  return {
    person: submitter[':sid'] ?? submitter[':email'] ?? `${folder} ${name}`,
    name,
    late: false,
    files: [...files],
    feedbackPrefix: `${folder}/`,
    notes: members > 1 ? [`Handed in by a group of ${members}.`] : [],
  }
}

function readMetadata(file: SourceFile | undefined): Metadata | null {
  if (file === undefined || !('bytes' in file) || file.bytes.byteLength > metadataBytesMax) return null
  // Gradescope writes Ruby's symbols and times, and repeats itself by aliases; an alias costs at most so much.
  const document = parseDocument(Buffer.from(file.bytes).toString('utf8'), { logLevel: 'silent' })
  if (document.errors.length > 0) return null
  try {
    return MetadataSchema.safeParse(document.toJS({ maxAliasCount: 1_000 })).data ?? null
  } catch {
    return null
  }
}
