// Mistake: takes what one Read returns for the line.
package main

import (
	"log"
	"net"
	"os"
	"strings"
)

func serve(connection net.Conn) {
	defer connection.Close()
	line := make([]byte, 1000000)
	length, _ := connection.Read(line)
	connection.Write([]byte(strings.ToUpper(string(line[:length]))))
}

func main() {
	server, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for {
		connection, err := server.Accept()
		if err == nil {
			go serve(connection)
		}
	}
}
