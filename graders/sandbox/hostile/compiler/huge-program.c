#include "prove.h"
static char room[40 * 1024 * 1024] = {1};
int main(void) { return room[0]; }
