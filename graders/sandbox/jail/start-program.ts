// A program in a jail that is made for it, with an interpreter that starts then. What starts ahead of time stands in
// prebooted/.
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ProgramSpec, RunningProgram, StartProgram } from '#graders/sandbox/contract.ts'
import {
  builtBinds,
  homeOnDisk,
  type JailPurpose,
  programCommand,
} from '#graders/sandbox/jail/jail-command.ts'
import { writeJailHosts, writeJailSettings } from '#graders/sandbox/jail/jail-etc.ts'
import { type SupplySet, takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { builtFolder, jailedRuntimes, submissionFolder } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { makeJail } from '#graders/sandbox/jail/open-jail.ts'
import { superviseJail } from '#graders/sandbox/jail/supervise-jail.ts'
import { findToolchain, settingsOf } from '#graders/sandbox/jail/toolchain-places.ts'

export const startProgram: StartProgram = async (spec) => {
  const supplies = await takeSupplies(spec.limits)
  furnishFor(spec, supplies)
  const place = { script: join(submissionFolder, spec.entry), built: builtFolder }
  const command = programCommand(spec, place)
  const { building } = jailedRuntimes[spec.runtime]
  const toolchain = building?.toRun ? (findToolchain(building.tool) ?? undefined) : undefined
  return startInJail({ ...spec, command, binds: builtBinds(spec), toolchain }, supplies)
}

/** A jail that is made for what runs in it. Throws when it cannot be made. */
export async function startInJail(
  purpose: JailPurpose & Pick<ProgramSpec, 'network'>,
  supplies: SupplySet,
): Promise<RunningProgram> {
  // Mount points: once it is the jail's, its /etc cannot be written to.
  for (const name of purpose.toolchain === undefined ? [] : settingsOf(purpose.toolchain))
    mkdirSync(join(supplies.etc, name))
  const jail = makeJail({ ...purpose, ordered: false }, supplies)
  const { child, status } = jail
  const program = superviseJail(jail, purpose)
  if (await jail.letIn()) return { ...program, firstPid: status.firstPid ?? 0 }
  program.kill()
  // bwrap ends with its first process, and tells then whether that had become the program.
  if (status.firstPid === null) child.kill('SIGKILL')
  await program.ended
  // What a program says must not be read as what bwrap says: of one that was started after all, nothing is quoted.
  const said = status.exitCode === null ? await firstText(program.stderr) : 'it took too long'
  throw new Error(`the jail did not start: ${said === '' ? 'bwrap did not say why' : said}`)
}

/** What it finds around it: the names of its check, and its own files where it stands. */
export function furnishFor(
  spec: Pick<ProgramSpec, 'hosts' | 'settings' | 'ownFiles' | 'submissionDir'>,
  supplies: SupplySet,
): void {
  writeJailHosts(supplies.etc, spec.hosts)
  writeJailSettings(supplies.etc, spec.settings ?? {})
  // The submission is read-only, and textbook servers open their files relative to where they stand.
  for (const name of readdirSync(spec.submissionDir)) {
    const there = join(supplies.disk, homeOnDisk, name)
    if (spec.ownFiles?.includes(name)) cpSync(join(spec.submissionDir, name), there, { recursive: true })
    else symlinkSync(join(submissionFolder, name), there)
  }
}

async function firstText(stream: Readable): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.length > 2000) break
  }
  return text.slice(0, 2000).trim()
}
