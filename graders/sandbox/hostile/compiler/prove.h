/* The compiler computes with a number of this run's, and says what came out: the proof that it came this far. */
#include "number.h"
static int *proof = (char (*)[NUMBER * 7 + 1])0;
