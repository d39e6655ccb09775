import { existsSync, readdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { type BuildFolder } from './build-site.ts'
import { projectFolder } from './data-folder.ts'

/** Follows the name of a file of the build; web/build-files.ts looks for it. */
const brotliSuffix = '.br'
const compress = promisify(brotliCompress)

/**
 * Writes beside each script and style of a build what browsers are sent of it over TLS: a sixth smaller than with gzip.
 * That takes some seconds of processor time, so it is done once, one file after the other, and not for tests.
 */
export async function compressBuild(folder: BuildFolder): Promise<void> {
  const files = path.join(projectFolder, folder, 'static')
  for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(files, name)
    if (!/\.(?:js|css)$/.test(name) || existsSync(file + brotliSuffix)) continue
    const bytes = await compress(await readFile(file), {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    })
    // Whole or not at all: it is sent as it stands.
    await writeFile(`${file}${brotliSuffix}.part`, bytes)
    await rename(`${file}${brotliSuffix}.part`, file + brotliSuffix)
  }
}
