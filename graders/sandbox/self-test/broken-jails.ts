// Jails and cells that are broken on purpose, one thing at a time, for the test of the self-test: stand-ins for bubblewrap
// that leave an argument out, or put another in its place, before they start the real one.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findTool } from '#graders/sandbox/host/find-tool.ts'

export interface Break {
  of: 'jail' | 'cell'
  /** Arguments that follow one another; a star stands for any one. */
  takes: readonly string[]
  /** What comes in their place; a star stands for the first that was taken by one. */
  puts?: readonly string[]
  /** Name of a test that must fail; left out, the jail does not start at all. */
  noticedBy?: RegExp
}

const droppedFlag = (flag: string, noticedBy: RegExp, of: Break['of'] = 'jail'): Break => {
  return { of, takes: flag.split(' '), noticedBy }
}
const droppedLimit = (option: string, name: string): Break => ({
  of: 'jail',
  takes: [`--${option}=*`],
  noticedBy: new RegExp(`^RLIMIT_${name} is set$`),
})

export const breaks: readonly Break[] = [
  { of: 'jail', takes: ['--unshare-pid'] },
  droppedFlag('--unshare-ipc', /^a jail has its own ipc namespace$/),
  { of: 'jail', takes: ['--unshare-uts'] },
  droppedFlag('--unshare-cgroup', /^a jail has its own cgroup namespace$/),
  droppedFlag('--disable-userns', /^no user namespace can be made in a jail$/),
  droppedFlag('--cap-drop ALL', /^no capabilities \(CapBnd\)$/),
  droppedFlag('--new-session', /^it has a session of its own$/),
  droppedFlag('--die-with-parent', /^it dies with the harness$/),
  droppedFlag('--as-pid-1', /^pid 1 is the program$/),
  droppedFlag('--clearenv', /^its environment is what it is given$/),
  droppedFlag('--uid 65534', /^uid and gid are 65534$/),
  droppedFlag('--gid 65534', /^uid and gid are 65534$/),
  droppedFlag('--hostname box', /^the host name is box$/),
  droppedFlag('--remount-ro /', /^only the working folder and shared memory can be written to$/),
  droppedFlag('--remount-ro /dev', /^only the working folder and shared memory can be written to$/),
  droppedFlag('--remount-ro /proc', /^only the working folder and shared memory can be written to$/),
  ...['*/etc', '/tmp/self-test/*'].map(
    (source): Break => ({
      of: 'jail',
      takes: ['--ro-bind', source],
      puts: ['--bind', source],
      noticedBy: /^only the working folder and shared memory can be written to$/,
    }),
  ),
  {
    of: 'jail',
    takes: ['--ro-bind', '*', '/etc'],
    puts: ['--ro-bind', '/etc', '/etc'],
    noticedBy: /^\/etc is the jail's own$/,
  },
  {
    of: 'jail',
    takes: ['--remount-ro', '/dev'],
    puts: ['--dev-bind', '/dev/zero', '/dev/zero', '--remount-ro', '/dev'],
    noticedBy: /^\/dev holds three devices$/,
  },
  {
    of: 'jail',
    takes: ['--bind', '*', '/home/student'],
    puts: ['--tmpfs', '/home/student'],
    noticedBy: /^the disk is capped in bytes and in files$/,
  },
  {
    of: 'jail',
    takes: ['--proc', '/proc'],
    puts: ['--ro-bind', '/app', '/app', '--proc', '/proc'],
    noticedBy: /^nothing else is mounted$/,
  },
  { of: 'jail', takes: ['--seccomp', '3'] },
  droppedLimit('core', 'CORE'),
  droppedLimit('nproc', 'NPROC'),
  droppedLimit('nofile', 'NOFILE'),
  droppedLimit('fsize', 'FSIZE'),
  droppedLimit('cpu', 'CPU'),
  droppedLimit('data', 'DATA'),
  droppedLimit('memlock', 'MEMLOCK'),
  droppedLimit('msgqueue', 'MSGQUEUE'),
  droppedFlag('--unshare-pid', /^a cell has its own pid namespace$/, 'cell'),
  droppedFlag('--unshare-ipc', /^a cell has its own ipc namespace$/, 'cell'),
  droppedFlag('--unshare-cgroup', /^a cell has its own cgroup namespace$/, 'cell'),
  droppedFlag('--new-session', /^a cell has a session of its own$/, 'cell'),
  droppedFlag('--clearenv', /^a cell's environment is what it is given$/, 'cell'),
  {
    of: 'cell',
    takes: ['--cap-add', 'CAP_NET_RAW'],
    puts: ['--cap-add', 'CAP_NET_RAW', '--cap-add', 'CAP_SYS_PTRACE'],
    noticedBy: /^a cell has five capabilities/,
  },
  { of: 'cell', takes: ['/usr/bin/unshare', '--net', '--'] },
  {
    of: 'cell',
    takes: ['--proc', '/proc'],
    puts: ['--ro-bind', '/var', '/var', '--proc', '/proc'],
    noticedBy: /^a cell has nothing of the host/,
  },
]

/** Path of a stand-in in `folder`, which every user can read. `filter`, in hexadecimal, replaces the jail's own. */
export function brokenBwrap(broken: Break | { filter: string }, folder: string): string {
  const path = join(folder, randomUUID())
  const bwrap = findTool('bwrap')
  writeFileSync(
    path,
    `#!/usr/bin/python3 -IS
import fnmatch, json, os, sys
broken = json.loads(${JSON.stringify(JSON.stringify(broken))})
given = sys.argv[1:]
here = "jail" if os.path.exists("/opt/roundtrip") else "cell"
if here == "jail" and "filter" in broken:
    read, write = os.pipe()
    os.write(write, bytes.fromhex(broken["filter"]))
    os.close(write)
    os.dup2(read, 3)
elif here == broken.get("of"):
    takes = broken["takes"]
    for at in range(len(given)):
        found = given[at:at + len(takes)]
        if len(found) == len(takes) and all(map(fnmatch.fnmatchcase, found, takes)):
            starred = [word for word, wanted in zip(found, takes) if "*" in wanted]
            puts = [starred[0] if "*" in word else word for word in broken.get("puts", [])]
            given[at:at + len(takes)] = puts
            break
    else:
        sys.exit(f"nothing to break: {takes}")
os.execv("${bwrap}", ["bwrap", *given])
`,
    { mode: 0o755 },
  )
  return path
}
