import { quoteName, type SourceFile } from '#graders/archive/source-file.ts'
import { movedTo } from '#graders/archive/without-wrapper.ts'
import { Collected, type Layout } from './layout.ts'

/** One file, one zip or one folder per student, named for the student. */
export const flat: Layout = {
  id: 'flat',
  looksLike: 'ada.py or ada/main.py',
  internalIds: false,
  recognises: () => true,
  group(files) {
    const collected = new Collected<{ isFile: boolean }>()
    const unmatched = []
    for (const file of files) {
      const slash = file.path.indexOf('/')
      const isFile = slash < 0
      const first = isFile ? file.path : file.path.slice(0, slash)
      if (isFile && !isHandedIn(first)) {
        unmatched.push({
          path: file.path,
          says: 'It is neither a program nor a zip nor a folder. If it is a student’s, put it into a folder of the student.',
        })
        continue
      }
      const person = isFile ? withoutEnding(first) : first
      if (
        collected.byPerson.get(person)?.facts.isFile === !isFile ||
        (isFile && collected.byPerson.has(person))
      ) {
        unmatched.push({
          path: file.path,
          says: `There are several submissions called ${quoteName(person)}. Put one student's files into one folder.`,
        })
        continue
      }
      collected.add(person, { isFile }, within(file, slash))
    }
    const groups = [...collected.byPerson].map(([person, { files: own }]) => ({
      person,
      name: person,
      late: false,
      files: own,
      feedbackPrefix: `${person}/`,
      notes: [],
    }))
    return { groups, unmatched }
  },
}

/** Loose files of other kinds are lists and notes of whoever collected the submissions. */
const isHandedIn = (name: string) => /\.(?:py|js|mjs|cjs|ts|mts|zip|rar|7z|tar|tgz|gz)$/i.test(name)

const within = (file: SourceFile, slash: number) => movedTo(file, file.path.slice(slash + 1))

function withoutEnding(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
