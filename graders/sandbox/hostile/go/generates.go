// Has commands in comments that some tools run.
package main

import (
	"fmt"
	"os"
)

//go:generate sh -c "echo the command ran > /home/student/ran"
//go:generate sh -c "echo the command ran >&2"

func main() {
	fmt.Println(os.Args[1])
	_, err := os.Stat("/home/student/ran")
	fmt.Println("ran:", err == nil)
}
