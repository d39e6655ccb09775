// Mistake: a declaration is missing, so that it cannot be built.
import java.io.IOException;
import java.net.Socket;

public class Main {
    public static void main(String[] args) throws IOException {
        try (Socket connection = new Socket(args[0], port)) {
            System.out.println("From server: " + new String(connection.getInputStream().readAllBytes()));
        }
    }
}
