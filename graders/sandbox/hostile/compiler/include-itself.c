#ifndef BEGUN
#define BEGUN
#include "prove.h"
#endif
/* Each includes itself twice: 2 to the power of 200. */
#include "include-itself.c"
#include "include-itself.c"
