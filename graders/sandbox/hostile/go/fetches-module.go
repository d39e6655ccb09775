// Has a module of its own that wants another, from the network.
package main

import (
	"fmt"
	"os"

	"example.com/evil"
)

func main() {
	fmt.Println(os.Args[1], evil.Name)
}
