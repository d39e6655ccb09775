// Builds and runs the smallest program of each language that is built: a compiler may be there, and lack a part of itself.
import { type Language, mainOf, runtimes } from '#graders/runtimes.ts'
import type { MissingLanguage } from '#graders/sandbox/contract.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import type { DoctorFinding } from './doctor-finding.ts'

interface Smallest {
  /** Ends with 42. */
  text: string
  /** What brings its compiler anew. */
  packages: string
}

const smallest: Partial<Record<Language, Smallest>> = {
  c: { text: '#include <stdio.h>\nint main(void) { return 42; }\n', packages: 'gcc libc6-dev' },
  java: {
    text: 'class Main { public static void main(String[] words) { System.exit(42); } }\n',
    packages: 'default-jdk-headless',
  },
  go: {
    text: 'package main\n\nimport "os"\n\nfunc main() { os.Exit(42) }\n',
    packages: 'golang-go',
  },
}

export async function examineCompilers(missing: readonly MissingLanguage[]): Promise<DoctorFinding[]> {
  const absent = missing.map(
    ({ language, because, remedy }): DoctorFinding => ({
      state: 'note',
      name: runtimes[language].name,
      says: `${because}; labs that offer it offer their other languages`,
      remedy,
    }),
  )
  const cell = await ProgramCell.open()
  try {
    const tried: DoctorFinding[] = []
    for (const { language, build } of Object.values(runtimes))
      if (build !== null && !missing.some((one) => one.language === language))
        tried.push(await tryOut(cell, language))
    return [...absent, ...tried]
  } finally {
    await cell.close()
  }
}

async function tryOut(cell: ProgramCell, language: Language): Promise<DoctorFinding> {
  const { name } = runtimes[language]
  const { text = '', packages = '' } = smallest[language] ?? {}
  const startedAt = performance.now()
  const entry = mainOf(language)
  const report = await cell.run({
    id: language,
    runtime: language,
    files: { [entry]: text },
    entry,
    args: [],
  })
  const took = `${(performance.now() - startedAt).toFixed(0)} ms`
  if (report.exitCode === 42) return { state: 'ok', name, says: `built and started in ${took}` }
  const because = report.fault ?? `${report.built ?? ''}${report.stderr}`
  return {
    state: 'missing',
    name,
    says: `the smallest program does not run: ${because}`.slice(0, 400),
    remedy: `sudo apt-get install --reinstall ${packages}`,
  }
}
