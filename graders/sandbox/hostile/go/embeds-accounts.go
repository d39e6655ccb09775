// Asks the compiler to put a file of the machine into the program.
package main

import (
	_ "embed"
	"fmt"
	"os"
)

//go:embed /etc/passwd
var accounts string

func main() {
	fmt.Println(os.Args[1])
	fmt.Println(accounts)
}
