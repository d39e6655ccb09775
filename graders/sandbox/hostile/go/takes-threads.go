// A goroutine that has a thread for itself, and waits in the kernel: for each of them there is one.
package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"
)

func main() {
	fmt.Println(os.Args[1])
	for {
		go func() {
			runtime.LockOSThread()
			wait := syscall.NsecToTimespec(int64(1000 * time.Second))
			syscall.Nanosleep(&wait, nil)
		}()
		time.Sleep(time.Millisecond)
	}
}
