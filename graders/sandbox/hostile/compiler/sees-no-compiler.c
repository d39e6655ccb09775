#include "prove.h"
/* What runs has no compiler, and cannot change what it was built to. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void tell(const char *what, int met)
{
    printf("%s: %s\n", what, met < 0 ? strerrorname_np(errno) : "allowed");
}

int main(int argc, char **argv)
{
    puts(argc > 1 ? argv[1] : "");
    tell("headers", access("/usr/include", F_OK));
    tell("compiler", access("/usr/lib/gcc", F_OK));
    tell("toolchain", access("/opt/roundtrip", F_OK));
    tell("write", open("/program/main", O_WRONLY));
    tell("beside", open("/program/other", O_WRONLY | O_CREAT, 0600));
    tell("remove", unlink("/program/main"));
    tell("mode", chmod("/program/main", 0777));
    return 0;
}
