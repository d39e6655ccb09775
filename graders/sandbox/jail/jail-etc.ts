// The jail's /etc: names as the lab declares them, the cell's name server for the rest, and nothing of the host.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Handed in by the host when it has them: they make start-up quicker or answer getprotobyname(). */
const handedIn = ['ld.so.cache', 'protocols', 'services']

/** Writes all of the folder but the hosts file: done ahead of time, with the other supplies. */
export function writeJailEtc(folder: string): void {
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:2 attempts:2\n')
  writeFileSync(
    join(folder, 'nsswitch.conf'),
    'passwd: files\ngroup: files\nhosts: files dns\nservices: files\n',
  )
  writeFileSync(join(folder, 'passwd'), 'student:x:65534:65534:student:/home/student:/usr/bin/sh\n')
  writeFileSync(join(folder, 'group'), 'student:x:65534:\n')
  for (const name of handedIn) {
    if (existsSync(`/etc/${name}`)) copyFileSync(`/etc/${name}`, join(folder, name))
  }
}

/** `hosts` maps a name to an IPv4 address; `localhost` is always there. */
export function writeJailHosts(folder: string, hosts: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ localhost: '127.0.0.1', ...hosts }).map(
    ([name, address]) => `${address} ${name}\n`,
  )
  writeFileSync(join(folder, 'hosts'), lines.join(''))
}

/** What a check has in it besides, by path. */
export function writeJailSettings(folder: string, settings: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(settings)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
