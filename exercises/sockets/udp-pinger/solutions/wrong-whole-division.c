/* Mistake: divides whole numbers, so that every loss but that of all ten is 0 %. */
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Of a clock that only goes forward, in milliseconds. */
static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000.0 + at.tv_nsec / 1e6;
}

static int open_client(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found;
    int error = getaddrinfo(host, port, &hints, &found);
    if (error != 0) {
        fprintf(stderr, "No address for %s: %s\n", host, gai_strerror(error));
        return -1;
    }
    int client = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    if (client >= 0 && connect(client, found->ai_addr, found->ai_addrlen) < 0) {
        perror("No connection");
        return -1;
    }
    freeaddrinfo(found);
    return client;
}

/* The round-trip time in milliseconds, or a negative number when there was no reply. */
static double ping(int client, int number)
{
    char message[64], reply[2048];
    double sent = now(), left;
    int length = snprintf(message, sizeof message, "Ping %d %.3f", number, sent);
    /* Where nobody listens, an error from the ping before is told here, or below: this ping is lost as well. */
    send(client, message, length, 0);
    /* Whatever comes until the second is over and is not our reply belongs to another ping. */
    while ((left = sent + 1000 - now()) > 0) {
        struct pollfd waiting = {.fd = client, .events = POLLIN};
        if (poll(&waiting, 1, (int)left + 1) <= 0)
            continue;
        ssize_t got = recv(client, reply, sizeof reply, 0);
        if (got == length && memcmp(reply, message, length) == 0)
            return now() - sent;
    }
    return -1;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s HOST PORT\n", argv[0]);
        return 2;
    }
    int client = open_client(argv[1], argv[2]);
    if (client < 0)
        return 1;
    int received = 0;
    double least = 0, most = 0, sum = 0;
    for (int number = 1; number <= 10; number++) {
        double took = ping(client, number);
        if (took < 0) {
            printf("Ping %d: timed out\n", number);
            continue;
        }
        printf("Ping %d: %.1f ms\n", number, took);
        least = received == 0 || took < least ? took : least;
        most = took > most ? took : most;
        sum += took;
        received++;
    }
    int lost = 10 - received;
    printf("10 sent, %d received, %d %% lost\n", received, lost / 10 * 100);
    if (received > 0)
        printf("rtt min/avg/max = %.1f/%.1f/%.1f ms\n", least, sum / received, most);
    close(client);
    return 0;
}
