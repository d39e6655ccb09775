// Reads a line, sends it over TCP, prints the server's reply. Arguments: HOST PORT
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Main {
    public static void main(String[] args) throws IOException {
        PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        screen.print("Lower-case sentence: ");
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = keyboard.readLine();
        try (Socket connection = new Socket(args[0], Integer.parseInt(args[1]))) {
            connection.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            // One write is not one read: the reply is whole when the server has closed, and only then it is text.
            byte[] reply = connection.getInputStream().readAllBytes();
            screen.print("From server: " + new String(reply, StandardCharsets.UTF_8));
        } catch (IOException error) {
            System.err.println("No reply: " + error.getMessage());
            System.exit(1);
        }
    }
}
