import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ArchiveLimits, inMegabytes } from '#graders/archive/archive-limits.ts'
import { isJunk } from '#graders/archive/is-junk.ts'
import { harmless, plainName } from '#graders/archive/plain-name.ts'
import { quoteName, type ReadSource, type SourceFile } from '#graders/archive/source-file.ts'
import { normalise } from '#protocols/text/normalise.ts'

/**
 * Everything in a folder, in the order of the paths. Links are never followed.
 * @param except an absolute path that is passed over: results may lie beside the submissions
 */
export async function readFolder(
  folder: string,
  limits: ArchiveLimits,
  except: string | null,
): Promise<ReadSource> {
  const files: SourceFile[] = []
  let bytes = 0
  let entries = 0
  let ignored = 0

  async function read(prefix: string, depth: number): Promise<string | null> {
    for (const name of (await readdir(join(folder, prefix))).toSorted()) {
      if (resolve(folder, prefix, name) === except) continue
      entries += 1
      if (entries > limits.entriesMax)
        return `It holds more than ${limits.entriesMax.toLocaleString('en')} files and folders.`
      const place = prefix === '' ? name : `${prefix}/${name}`
      const path = normalise(place, 'NFC')
      if (isJunk(name)) {
        ignored += 1
        continue
      }
      const about = await lstat(join(folder, place)).catch(() => null)
      if (about?.isDirectory()) {
        if (depth >= limits.depthMax) {
          files.push({ path, problem: `${quoteName(path)} lies more than ${limits.depthMax} folders deep` })
          continue
        }
        const trouble = await read(place, depth + 1)
        if (trouble !== null) return trouble
        continue
      }
      const problem = (what: string) => files.push({ path, problem: `${quoteName(path)} ${what}` })
      const odd = plainName(path.split('/'))
      if (odd !== null) files.push({ path: harmless(path), problem: `${quoteName(path)} ${odd}` })
      else if (about === null) problem('cannot be read')
      else if (!about.isFile()) problem('is a link or a special file: put the file itself there')
      else if (about.size > limits.fileBytesMax) problem(`is larger than ${inMegabytes(limits.fileBytesMax)}`)
      else {
        bytes += about.size
        if (bytes > limits.unpackedBytesMax)
          return `It holds more than ${inMegabytes(limits.unpackedBytesMax)}, at ${quoteName(path)}.`
        const content = await readFile(join(folder, place)).catch(() => null)
        if (content === null) problem('cannot be read')
        else files.push({ path, bytes: content })
      }
    }
    return null
  }

  const trouble = await read('', 1)
  return trouble === null
    ? { ok: true, files, ignored }
    : { ok: false, says: `The folder ${quoteName(folder)} is refused. ${trouble}` }
}
