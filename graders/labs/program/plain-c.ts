// What a program in C may be made of so that every clock of its shows in the calls that it waits in (clock-in-sight.ts): a
// list of what is harmless. Whoever writes anything else waits the whole time, and is judged the same.

const headers = new Set(
  (
    'arpa/inet.h assert.h ctype.h errno.h fcntl.h inttypes.h limits.h locale.h math.h netdb.h netinet/in.h ' +
    'netinet/tcp.h poll.h pthread.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h ' +
    'sys/epoll.h sys/select.h sys/socket.h sys/time.h sys/types.h sys/uio.h time.h unistd.h wchar.h wctype.h'
  ).split(' '),
)

/** Names that reach a clock, another program or what has another name, and ways to put names together. */
const reaches =
  /##|\basm\b|__asm|alarm|itimer|timer_|timerfd|signal|sigaction|sigtimedwait|SO_(?:RCV|SND)TIMEO|TCP_USER_TIMEOUT|syscall|dlopen|dlsym|\bsystem\b|popen|\bexec[lv]|posix_spawn|ioctl|prctl|\bfork\b|\bclone\b|weak|alias|_Pragma|\\u/

/** A socket's option that is no clock, and the one signal that servers leave alone. */
const harmless =
  /\bsetsockopt\s*\(\s*\w+\s*,\s*(?:SOL_SOCKET\s*,\s*(?:SO_REUSEADDR|SO_REUSEPORT|SO_BROADCAST)|IPPROTO_TCP\s*,\s*TCP_NODELAY)\b|\bsignal\s*\(\s*SIGPIPE\s*,\s*SIG_IGN\s*\)|[<"]signal\.h[>"]|\bMSG_NOSIGNAL\b/g

/** @param own names of the submission's files, which its sources may include */
export function isPlainC(written: string, own: ReadonlySet<string>): boolean {
  // A backslash at its end joins a line to the next one, before anything else is read.
  const text = written.replaceAll(/\\\r?\n/g, '').replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, ' ')
  const bare = text.replaceAll(harmless, '')
  if (reaches.test(bare) || /setsockopt/.test(bare)) return false
  const included = [...text.matchAll(/^[ \t]*(?:#|%:|\?\?=)[ \t]*(?:include|import)\w*[ \t]*(.*)$/gm)]
  return included.every(([, what = '']) => {
    const [, name = ''] = /^[<"]([^<>"]+)[>"]\s*$/.exec(what) ?? []
    return headers.has(name) || own.has(name)
  })
}
