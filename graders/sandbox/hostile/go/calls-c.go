// Asks for the compiler of C, and to have it load what lies beside the program.
package main

// #cgo CFLAGS: -fplugin=./plugin.so
// #include "/etc/shadow"
import "C"

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(os.Args[1])
}
