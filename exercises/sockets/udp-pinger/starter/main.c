/* A ping over UDP. Built by: cc -Wall -o main main.c, and started as: ./main HOST PORT */
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    /* Look up argv[1] and argv[2] with getaddrinfo(), and connect a socket of the type SOCK_DGRAM. */

    for (int number = 1; number <= 10; number++) {
        char message[64];
        snprintf(message, sizeof message, "Ping %d", number);
        /* Send the message, and wait for its reply for a second at most. How long did it take? */
    }

    /* Report the loss in percent, and min, avg and max of the round-trip times. */
    return 0;
}
