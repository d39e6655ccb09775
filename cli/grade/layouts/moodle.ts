// Moodle's "Download all submissions", with a folder per student or without. The participant's number is the same in
// every download of the assignment. Since Moodle 4.1 a folder's name ends without an underscore; both are read back.
import { movedTo } from '#graders/archive/without-wrapper.ts'
import { Collected, type Group, type Layout, type Unmatched } from './layout.ts'
import { withoutTeams } from './moodle-teams.ts'

const inFolders = /^(?<name>[^_/]+)_(?<pid>\d+)_assignsubmission_(?<plugin>[a-z]+)_?\/(?<path>.+)$/
const withoutFolders = /^(?<name>[^_/]+)_(?<pid>\d+)_assignsubmission_(?<plugin>[a-z]+)_(?<path>[^/]+)$/

interface Facts {
  name: string
  feedbackPrefix: string
}

interface MoodlePath extends Facts {
  pid: string
  plugin: string
  path: string
}

function readPath(path: string): MoodlePath | null {
  const groups = (inFolders.exec(path) ?? withoutFolders.exec(path))?.groups
  if (groups === undefined) return null
  const { name = '', pid = '', plugin = '', path: rest = '' } = groups
  return { name, pid, plugin, path: rest, feedbackPrefix: path.slice(0, path.length - rest.length) }
}

export const moodle: Layout = {
  id: 'moodle',
  looksLike: 'Ada Lovelace_4711_assignsubmission_file_/main.py',
  internalIds: true,
  recognises: (path) => readPath(path) !== null,
  group(files) {
    const uploaded = new Collected<Facts>()
    const typed = new Collected<Facts>()
    const unmatched: Unmatched[] = []
    for (const file of files) {
      const read = readPath(file.path)
      if (read === null) {
        unmatched.push({
          path: file.path,
          says: `Moodle would have named it like ${moodle.looksLike}. Put it into its student's folder.`,
        })
        continue
      }
      const plugin = read.plugin === 'onlinetext' ? typed : uploaded
      plugin.add(read.pid, read, movedTo(file, read.path))
    }
    const groups: Group[] = [...uploaded.byPerson].map(([pid, { facts, files: own }]) => ({
      person: pid,
      name: facts.name,
      late: false,
      files: own,
      feedbackPrefix: facts.feedbackPrefix,
      notes: typed.byPerson.has(pid) ? ['The text typed into Moodle beside the files is not graded.'] : [],
    }))
    const onlyTyped = [...typed.byPerson].filter(([pid]) => !uploaded.byPerson.has(pid))
    for (const [pid, { facts }] of onlyTyped) {
      groups.push({
        person: pid,
        name: facts.name,
        late: false,
        files: [],
        feedbackPrefix: facts.feedbackPrefix,
        notes: [],
        refusal: onlineText,
      })
    }
    // In blind marking all are called "Participant", in the language of whoever downloads.
    const isBlind = groups.every(({ name }) => name === 'Participant') || areAllCalledAlike(groups)
    return { groups: withoutTeams(groups).map((group) => ({ ...group, nameless: isBlind })), unmatched }
  },
}

const areAllCalledAlike = (groups: readonly Group[]) =>
  groups.length > 2 && new Set(groups.map(({ name }) => name)).size === 1

const onlineText =
  'It was typed into Moodle as online text and is no file. Ask for the program as a file, or save it as main.py in a folder of the student.'
