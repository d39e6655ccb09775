#include "prove.h"
#define A _Pragma("message \"a sentence that is said again and again\"")
#define B A A A A A A A A A A
#define C B B B B B B B B B B
#define D C C C C C C C C C C
D D D D D D D D D D
int main(void) { return 0; }
