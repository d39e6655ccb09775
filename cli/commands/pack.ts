// ./roundtrip pack: a lab as a zip file for students, without its hidden checks and its solutions. Exit codes: 0
// written, 4 usage.
import { Command } from 'commander'
import { findLab } from '../check/find-lab.ts'
import { studentBundle } from '../pack/student-bundle.ts'
import { writeZip } from '../pack/write-zip.ts'

const usageExitCode = 4

export const packCommand = new Command('pack')
  .description('put a lab into a zip file for students, without its hidden checks and solutions')
  .argument('<lab>', 'the id of the lab, for example udp-uppercase-server')
  .option('--out <file>', 'the zip file to write; by itself, <lab>.zip here')
  .action(async (id: string, { out }: { out?: string }) => {
    process.exitCode = await pack(id, out ?? `${id}.zip`)
  })

async function pack(id: string, path: string): Promise<number> {
  const found = await findLab(id)
  if (!found.ok) return refuse(found.says)
  const bundle = studentBundle(found.lab.exercise, found.lab.files)
  if (!bundle.ok) return refuse(bundle.says)
  try {
    await writeZip(path, bundle.files)
  } catch (error) {
    return refuse(sayWhy(path, error))
  }
  process.stdout.write(`${path}\n${[...bundle.files.keys()].map((name) => `  ${name}\n`).join('')}`)
  return 0
}

function sayWhy(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EEXIST') return `${path} is there already. Remove it, or name another file with --out.`
  if (code === 'ENOENT') return `There is no folder for ${path}. Make it first.`
  return `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`
}

function refuse(says: string): number {
  process.stderr.write(`${says}\n`)
  return usageExitCode
}
