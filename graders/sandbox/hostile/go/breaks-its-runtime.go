// Writes to where no memory is, past what the language allows.
package main

import (
	"fmt"
	"os"
	"unsafe"
)

func main() {
	fmt.Println(os.Args[1])
	defer func() {
		fmt.Println("recovered:", recover() != nil)
	}()
	*(*int)(unsafe.Pointer(uintptr(4096))) = 1
}
