// What a program meets that looks around in its jail and tries what the language offers beside the network.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func tell(what string, err error) {
	var number syscall.Errno
	says := "allowed"
	if errors.As(err, &number) {
		says = number.Error()
	} else if err != nil {
		says = "refused"
	}
	fmt.Printf("%s: %s\n", what, says)
}

func there(what, path string) {
	_, err := os.Stat(path)
	says := "there"
	if err != nil {
		says = "not there"
	}
	fmt.Printf("%s: %s\n", what, says)
}

func write(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o644)
	if err == nil {
		file.Close()
	}
	return err
}

func called(number uintptr, words ...uintptr) error {
	var all [3]uintptr
	copy(all[:], words)
	if _, _, err := syscall.RawSyscall(number, all[0], all[1], all[2]); err != 0 {
		return err
	}
	return nil
}

func main() {
	fmt.Println(os.Args[1])
	there("its compiler", "/usr/lib/go-1.19")
	there("compiler of C", "/usr/lib/gcc")
	there("toolchains", "/opt")
	there("harness", "/app")
	there("accounts", "/etc/shadow")
	tell("write to the program", write(os.Args[0]))
	tell("write beside it", write("/submission/other"))
	tell("write to its settings", write("/etc/x"))
	tell("the kernel's settings", write("/proc/sys/kernel/hostname"))
	_, err := net.Listen("unix", "/home/student/s")
	tell("unix socket", err)
	_, err = net.DialTimeout("tcp", "192.0.2.1:7001", time.Second)
	tell("the internet", err)
	_, err = net.ListenIP("ip4:icmp", nil)
	tell("raw socket", err)
	tell("namespaces", called(syscall.SYS_UNSHARE, syscall.CLONE_NEWUSER))
	tell("tracing", called(syscall.SYS_PTRACE, syscall.PTRACE_TRACEME))
	tell("io_uring", called(425, 8, 0))
	tell("mounting", syscall.Mount("none", "/home/student", "tmpfs", 0, ""))
	tell("set-user-id", exec.Command("/usr/bin/su", "-c", "id").Run())
	fmt.Println("pid:", os.Getpid())
}
