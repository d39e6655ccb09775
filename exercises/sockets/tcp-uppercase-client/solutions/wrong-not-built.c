/* Mistake: a declaration is missing, so that it cannot be built. */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int connect_to(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *found;
    int error = getaddrinfo(host, port, &hints, &found);
    if (error != 0) {
        fprintf(stderr, "No address for %s: %s\n", host, gai_strerror(error));
        return -1;
    }
    int connection = -1;
    for (struct addrinfo *one = found; one != NULL && connection < 0; one = one->ai_next) {
        connection = socket(one->ai_family, one->ai_socktype, one->ai_protocol);
        if (connection >= 0 && connect(connection, one->ai_addr, one->ai_addrlen) < 0) {
            perror("No connection");
            close(connection);
            connection = -1;
        }
    }
    freeaddrinfo(found);
    return connection;
}

/* send() may take only the first part of what it is given. */
static int send_all(int connection, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t taken = send(connection, bytes, length, MSG_NOSIGNAL);
        if (taken < 0)
            return -1;
        bytes += taken;
        length -= taken;
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s HOST PORT\n", argv[0]);
        return 2;
    }
    printf("Lower-case sentence: ");
    fflush(stdout);
    char *line = NULL;
    ssize_t length = getline(&line, &room, stdin);
    if (length < 0)
        return 1;

    int connection = connect_to(argv[1], argv[2]);
    if (connection < 0)
        return 1;
    if (send_all(connection, line, length) < 0) {
        perror("The line was not sent");
        return 1;
    }

    /* One send() is not one recv(): the reply is whole when the server has closed. */
    char *reply = NULL, piece[4096];
    size_t total = 0;
    ssize_t got;
    while ((got = recv(connection, piece, sizeof piece, 0)) > 0) {
        reply = realloc(reply, total + got);
        memcpy(reply + total, piece, got);
        total += got;
    }
    if (got < 0) {
        perror("No reply");
        return 1;
    }
    printf("From server: %.*s", (int)total, reply == NULL ? "" : reply);
    close(connection);
    free(reply);
    free(line);
    return 0;
}
