/*
 * Linked to every program in C, and run before its main().
 *
 * A jail's first process is pid 1 of its namespace, which no signal ends by default: a write to a connection that was reset
 * would not end it, and an abort() would look like something else. So the program is a child of that process, which
 * waits for it and ends as it has ended.
 *
 * What it prints is seen at once, as on a terminal, though it writes into a pipe: a server that is stopped never gets
 * to empty its buffers.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((constructor(101))) static void begin_program(void)
{
    if (getpid() == 1) {
        pid_t program = fork();
        /* Where the limit on processes leaves no room for two, it runs as the only one. */
        while (program > 0) {
            int status;
            pid_t ended = waitpid(-1, &status, 0);
            if (ended == program)
                _exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
            if (ended < 0 && errno != EINTR)
                _exit(127);
        }
    }
    setvbuf(stdout, NULL, _IONBF, 0);
}
