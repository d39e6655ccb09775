package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(os.Args[1])
	var kept [][]byte
	for {
		block := make([]byte, 1<<20)
		for at := range block {
			block[at] = byte(at)
		}
		kept = append(kept, block)
		if len(kept) > 1<<20 {
			fmt.Println(len(kept))
		}
	}
}
