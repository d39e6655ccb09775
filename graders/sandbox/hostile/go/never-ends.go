package main

import (
	"fmt"
	"os"
	"os/signal"
)

func main() {
	fmt.Println(os.Args[1])
	signal.Ignore()
	for count := 0; ; count++ {
		if count < 0 {
			fmt.Println(count)
		}
	}
}
