#include "prove.h"
/* Its first process is ours by name alone: it is filtered as the program is, and no way to anything else. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const char *what, long met)
{
    printf("%s: %s\n", what, met < 0 ? strerrorname_np(errno) : "allowed");
}

int main(int argc, char **argv)
{
    puts(argc > 1 ? argv[1] : "");
    tell("trace", ptrace(PTRACE_ATTACH, 1, 0, 0));
    tell("unix socket", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("raw socket", socket(AF_INET, SOCK_RAW, 1));
    tell("packets", socket(AF_PACKET, SOCK_RAW, 0));
    /* Which no signal ends from within its namespace. */
    tell("kill it", kill(1, SIGKILL));
    printf("parent: %d\n", getppid());
    return 0;
}
