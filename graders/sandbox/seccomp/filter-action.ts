/** What a filter answers: SECCOMP_RET_* (linux/seccomp.h), with the error where there is one. */
export const action = {
  allow: 0x7fff0000,
  killProcess: 0x80000000,
  errno: (number: number): number => 0x00050000 | number,
} as const

export const errno = {
  EPERM: 1,
  EINVAL: 22,
  ENOTTY: 25,
  ENOSYS: 38,
  EPROTONOSUPPORT: 93,
  EAFNOSUPPORT: 97,
} as const
