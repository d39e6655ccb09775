// A client for the uppercase server. Built by: javac Main.java, and started as: java Main HOST PORT
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

public class Main {
    public static void main(String[] args) throws IOException {
        String host = args[0];
        int port = Integer.parseInt(args[1]);
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.print("Lower-case sentence: ");
        String line = keyboard.readLine();

        // Connect with new Socket(host, port), send the line, and read the reply until the server closes the connection.
        System.out.println("\nTo " + host + " port " + port + ": " + line);

        System.out.println("From server: nothing yet");
    }
}
