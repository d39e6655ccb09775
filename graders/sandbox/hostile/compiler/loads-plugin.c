#include "prove.h"
/* What a source may ask of the compiler is not the command line. */
#pragma GCC plugin "/submission/plugin.so"
#pragma GCC optimize ("-fplugin=/submission/plugin.so")
__attribute__((optimize("-wrapper", "/bin/sh"))) static int other(void) { return 0; }
int main(void) { return other(); }
