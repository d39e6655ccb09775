// Mistake: takes what one read() returns for the reply.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Main {
    public static void main(String[] args) throws IOException {
        PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = keyboard.readLine();
        try (Socket connection = new Socket(args[0], Integer.parseInt(args[1]))) {
            connection.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] reply = new byte[1000000];
            int length = connection.getInputStream().read(reply);
            screen.println("From server: " + new String(reply, 0, Math.max(0, length), StandardCharsets.UTF_8));
        } catch (IOException error) {
            System.err.println("No reply: " + error.getMessage());
            System.exit(1);
        }
    }
}
