// The uppercase server. Built by: javac Main.java, and started as: java Main PORT
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

public class Main {
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("Listening at port " + port);
            while (true) {
                try (Socket connection = server.accept()) {
                    // Read a line from the connection, and send it back in capital letters.
                }
            }
        }
    }
}
