// Beside it stands a file for the assembler, which takes in a file of the machine.
package main

import (
	"fmt"
	"os"
)

func taken() int64

func main() {
	fmt.Println(os.Args[1], taken())
}
