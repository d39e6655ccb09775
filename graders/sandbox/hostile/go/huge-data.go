// A program whose file would be a gigabyte.
package main

import (
	"fmt"
	"os"
)

var data = [1 << 30]byte{1<<30 - 1: 1}

func main() {
	fmt.Println(os.Args[1])
	fmt.Println(data[len(os.Args)])
}
