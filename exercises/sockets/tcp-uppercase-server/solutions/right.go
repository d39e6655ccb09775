// Answers each client with its line in capital letters. Argument: PORT
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strings"
	"unicode/utf8"
)

func serve(connection net.Conn) {
	defer connection.Close()
	// One Write is not one Read: the line is whole at its line feed, or where the client has ended its side.
	line, err := bufio.NewReader(connection).ReadString('\n')
	if (err != nil && err != io.EOF) || !utf8.ValidString(line) {
		fmt.Println("Trouble with", connection.RemoteAddr(), err)
		return
	}
	io.WriteString(connection, strings.ToUpper(line))
}

func main() {
	server, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Listening at port", os.Args[1])
	for {
		connection, err := server.Accept()
		if err != nil {
			fmt.Println("No client:", err)
			continue
		}
		go serve(connection)
	}
}
