// A type that asks for another of its kind for ever.
package main

import (
	"fmt"
	"os"
)

type Pair[T any] struct {
	next *Pair[Pair[T]]
}

func grow[T any](depth int, value T) {
	if depth > 0 {
		grow(depth-1, Pair[T]{})
	}
}

func main() {
	fmt.Println(os.Args[1])
	grow(3, 1)
}
