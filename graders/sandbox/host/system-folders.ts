// What a cell, and with it every jail, has of the system: what interpreters, the shell and common commands need. Not /usr
// whole: a checkout below /usr/src, /usr/share or /usr/local, as is customary in containers, holds hidden checks.
import { existsSync, readdirSync } from 'node:fs'

/** Libraries by machine (Debian), Python's own modules, the texts of locales, links to where authorities stand in /etc. */
const neededLibraries = /^(?:[a-z0-9_]+-linux-gnu|python3\.\d+|locale|ssl)$/

/** Absolute paths that exist here. */
export function systemFolders(): string[] {
  const libraries = readdirSync('/usr/lib').filter((name) => neededLibraries.test(name))
  // Where libraries stand neither by machine nor in lib64, they stand in /usr/lib itself (Arch).
  const ownFolders =
    libraries.some((name) => name.endsWith('-linux-gnu')) || existsSync('/usr/lib64/libc.so.6')
  return [
    '/usr/bin',
    '/usr/sbin',
    ...(ownFolders ? libraries.map((name) => `/usr/lib/${name}`) : ['/usr/lib']),
    '/usr/lib64',
    '/usr/share/zoneinfo',
  ].filter((path) => existsSync(path))
}

/**
 * Empty folders where Python looks first and finds nothing on any system: a jail may have something there. None where
 * /usr/lib is handed in whole.
 */
export function pythonHookFolders(): string[] {
  return systemFolders().flatMap((path) => {
    const version = /^\/usr\/lib\/python3\.(\d+)$/.exec(path)?.[1]
    return version === undefined ? [] : [`/usr/lib/python3${version}.zip`]
  })
}
