import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTrace } from '#graders/sandbox/seccomp/record-calls.ts'
import {
  findUnlisted,
  RecordedCallsSchema,
  recordedCallsFile,
} from '#graders/sandbox/seccomp/recorded-calls.ts'

const recorded = RecordedCallsSchema.parse(JSON.parse(readFileSync(recordedCallsFile, 'utf8')))

test.each(Object.entries(recorded))(
  'every call that solutions in %s made passes the filter',
  (_, { made }) => {
    expect(made.length).toBeGreaterThan(25)
    expect(findUnlisted(made)).toEqual([])
  },
)

test('libraries did without these, and that is all they were refused', () => {
  const refused = new Set(Object.values(recorded).flatMap((calls) => calls.refused))
  expect([...refused].filter((name) => !['clone3', 'io_uring_setup', 'memfd_create'].includes(name))).toEqual(
    [],
  )
})

test('a trace is read from where the jail has become the program', () => {
  const { made, refused } = readTrace(`10 mount("x", "/") = 0
11 execve("/usr/bin/prlimit", ["/usr/bin/prlimit"], 0x1 /* 3 vars */) = 0
11 clone3({flags=CLONE_VM}, 88) = -1 ENOSYS (Function not implemented)
12 getpid() = 2
11 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>
10 umount2("/", MNT_DETACH) = 0
11 <... clone resumed>) = 12
12 openat(AT_FDCWD, "/x", O_RDONLY) = -1 ENOENT (No such file or directory)
13 shmat(0, NULL, 0)                        = ?
14 read(0,  <unfinished ...>) = ?
12 exit_group(0) = ?`)
  expect([...made].toSorted()).toEqual(['clone', 'execve', 'exit_group', 'getpid', 'openat'])
  expect([...refused]).toEqual(['clone3'])
})
