import { expect, test } from 'vitest'
import { isPlainC } from '#graders/labs/program/plain-c.ts'

const own = new Set(['ask.h'])

test.each([
  '#include <stdio.h>\n#include "ask.h"\nint main(void) { return ask(); }',
  'setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);',
  '#include <signal.h>\nint main(void) { signal(SIGPIPE, SIG_IGN); }',
  '/* no alarm */ // nor a timer_\nint x;',
])('%j keeps no clock out of sight', (text) => expect(isPlainC(text, own)).toBe(true))

test.each([
  '#include <sys/timerfd.h>',
  '#include HEADER',
  '#include "other.h"',
  'alarm(5);',
  'al\\\narm(5);',
  '#define A(x, y) x ## y\nA(al, arm)(5);',
  'setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);',
  'setsockopt(client, level, option, &second, sizeof second);',
  'int (*set)() = setsockopt;',
  '__asm__("syscall");',
  'signal(SIGALRM, stop);',
  'if (fork() == 0) return 0;',
  '# /* x */ include <dlfcn.h>\ndlsym(0, name)();',
])('%j may', (text) => expect(isPlainC(text, own)).toBe(false))
