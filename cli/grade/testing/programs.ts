// Programs for the lab of tests/fixtures/canaries, whose verdicts do not depend on how busy the machine is.
import type { ZipEntry } from '#graders/testing/make-zip.ts'

const kinds = [
  { file: 'main.py', text: "print(input().replace('INPUT', 'OUTPUT'))" },
  { file: 'main.py', text: 'print(input())' },
  { file: 'main.py', text: "print('something else')" },
  { file: 'main.js', text: "process.stdin.on('data', (line) => process.stdout.write(String(line)))" },
  { file: 'main.py', text: 'raise SystemExit(3)' },
] as const

/** Each is a program of its own: a remark tells it from the others of its kind. */
export function programOf(student: number): { file: string; text: string } {
  const kind = kinds[student % kinds.length] ?? kinds[0]
  const remark = kind.file.endsWith('.py') ? '#' : '//'
  return { file: kind.file, text: `${kind.text}\n${remark} student ${student}\n` }
}

type LayoutName = 'flat' | 'moodle' | 'canvas'

const paths: Readonly<Record<LayoutName, (student: number, file: string) => string>> = {
  flat: (student, file) => `student${student}/${file}`,
  moodle: (student, file) => `Käthe Müller ${student}_${7_000 + student}_assignsubmission_file_/${file}`,
  canvas: (student, file) =>
    `muellerkaethe${student}_${student % 7 === 0 ? 'LATE_' : ''}${500 + student}_${90_000 + student}_${file}`,
}

/** A course's download. */
export function submissionsOf(layout: LayoutName, students: number): ZipEntry[] {
  return Array.from({ length: students }, (_, student) => {
    const { file, text } = programOf(student)
    return { name: paths[layout](student, file), content: text, flags: 0x800 }
  })
}
