// Mistake: serves one client, and ends.
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

public class Main {
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("Listening at port " + port);
            serve(server.accept());
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            String line = readLine(connection.getInputStream()).toString(StandardCharsets.UTF_8);
            connection.getOutputStream().write(line.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (IOException error) {
            System.out.println("Trouble with a client: " + error.getMessage());
        }
    }

    // One write is not one read: the line is whole at its line feed, or where the client has ended its side.
    private static ByteArrayOutputStream readLine(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        int length;
        while ((length = input.read(piece)) > 0) {
            line.write(piece, 0, length);
            if (piece[length - 1] == '\n')
                break;
        }
        return line;
    }
}
