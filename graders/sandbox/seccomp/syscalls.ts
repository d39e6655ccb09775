// System call numbers that the jail's filter names, from the kernel's own tables: x86-64 from
// arch/x86/entry/syscalls/syscall_64.tbl, arm64 from include/uapi/asm-generic/unistd.h. null: not there.

export type Machine = 'x64' | 'arm64'

/** Value of `seccomp_data.arch` (linux/audit.h) per machine. */
export const auditArch: Record<Machine, number> = { x64: 0xc000003e, arm64: 0xc00000b7 }

/** The newest call that was looked at when this table was written: futex_waitv, Linux 5.16. */
export const newestKnownCall = 449

/** [x86-64, arm64] */
type Numbers = readonly [number | null, number | null]

/** Calls whose arguments the filter looks at. */
export const inspectedCalls = {
  socket: [41, 198],
  socketpair: [53, 199],
  clone: [56, 220],
  ioctl: [16, 29],
} as const satisfies Record<string, Numbers>

/** Calls that answer ENOSYS, so that libraries fall back to an older call that the filter can look into. */
export const absentCalls = {
  clone3: [435, 435],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
} as const satisfies Record<string, Numbers>

/** Calls that no networking program needs and that have opened doors before: refused with EPERM. */
export const refusedCalls = {
  // Namespaces and mounts.
  unshare: [272, 97],
  setns: [308, 268],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  // Looking into or steering other processes.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  pidfd_getfd: [438, 438],
  kcmp: [312, 272],
  process_madvise: [440, 440],
  process_mrelease: [448, 448],
  // Kernel machinery.
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  keyctl: [250, 219],
  add_key: [248, 217],
  request_key: [249, 218],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  reboot: [169, 142],
  swapon: [167, 224],
  swapoff: [168, 225],
  acct: [163, 89],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  syslog: [103, 116],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
  adjtimex: [159, 171],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  fanotify_init: [300, 262],
  fanotify_mark: [301, 263],
  personality: [135, 92],
  iopl: [172, null],
  ioperm: [173, null],
  modify_ldt: [154, null],
  mbind: [237, 235],
  set_mempolicy: [238, 237],
  migrate_pages: [256, 238],
  move_pages: [279, 239],
  mknod: [133, null],
  mknodat: [259, 33],
  vhangup: [153, 58],
  vmsplice: [278, 75],
  lookup_dcookie: [212, 18],
  uselib: [134, null],
  ustat: [136, null],
  sysfs: [139, null],
  nfsservctl: [180, 42],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  // System V and POSIX shared objects live outside the jail's memory and disk limits.
  msgget: [68, 186],
  semget: [64, 190],
  shmget: [29, 194],
  mq_open: [240, 180],
} as const satisfies Record<string, Numbers>

/** The call's number on that machine, or null where the machine has no such call. */
export function callNumber(numbers: Numbers, machine: Machine): number | null {
  return machine === 'x64' ? numbers[0] : numbers[1]
}
