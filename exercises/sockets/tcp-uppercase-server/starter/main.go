// The uppercase server. Built by: go build -o main main.go, and started as: ./main PORT
package main

import (
	"fmt"
	"log"
	"net"
	"os"
)

func main() {
	server, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Listening at port", os.Args[1])
	for {
		connection, err := server.Accept()
		if err != nil {
			log.Fatal(err)
		}
		// Read a line from the connection, and send it back in capital letters.
		connection.Close()
	}
}
