#include "prove.h"
/* A device without an end. */
#include "/dev/urandom"
int main(void) { return 0; }
