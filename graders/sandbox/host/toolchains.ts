// What builds programs, handed into a cell beside its system, where only the jail of a build finds it
// (jail/build-program.ts): a program that runs has no compiler.
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { type Runtime, runtimeNames, runtimes } from '#graders/runtimes.ts'
import type { MissingLanguage } from '#graders/sandbox/contract.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { cellToolchain, cellTools } from '#graders/sandbox/jail/toolchain-places.ts'

/** Of gcc, its parts and headers (Debian, Fedora). */
const folders = ['/usr/lib/gcc', '/usr/libexec/gcc', '/usr/include']

/** What a tool builds nothing without, and the packages that bring both on Debian. */
const tools: Record<string, { needs: string; packages: string }> = {
  cc: { needs: '/usr/include/stdio.h', packages: 'gcc libc6-dev' },
}

/** Its real file, which a cell sees under the same name; null where it is not there, or not whole. */
function findBuilder(name: string): string | null {
  const tool = findTool(name)
  if (tool === null || !existsSync(tools[name]?.needs ?? '')) return null
  // /usr/bin/cc is a link into /etc/alternatives, which no cell follows.
  const file = realpathSync(tool)
  return file.startsWith('/usr/bin/') ? file : null
}

/** In words of bwrap. */
export function toolchainBinds(): string[] {
  const links = Object.keys(tools).flatMap((name) => {
    const file = findBuilder(name)
    return file === null ? [] : ['--symlink', file, join(cellTools, name)]
  })
  const present = folders.filter((path) => existsSync(path))
  return [...present.flatMap((path) => ['--ro-bind', path, join(cellToolchain, path)]), ...links]
}

const toolOf = (runtime: Runtime): string | null => jailedRuntimes[runtime].building?.tool ?? null

/** Languages that programs cannot be written in on this machine: those whose builder it lacks. */
export function findMissingLanguages(): MissingLanguage[] {
  return runtimeNames.flatMap((runtime) => {
    const tool = toolOf(runtime)
    if (tool === null || findBuilder(tool) !== null) return []
    const { language, name } = runtimes[runtime]
    return [
      {
        language,
        because: `programs in ${name} are not judged: there is no ${tool}, or no ${tools[tool]?.needs ?? 'toolchain'}`,
        remedy: `sudo apt-get install -y --no-install-recommends ${tools[tool]?.packages ?? tool}`,
      },
    ]
  })
}
