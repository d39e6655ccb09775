// Mistake: a refused or reset connection ends the program with a trace.
import java.net.Socket;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) throws Exception {
        String line = new Scanner(System.in, "UTF-8").nextLine();
        try (Socket connection = new Socket(args[0], Integer.parseInt(args[1]))) {
            connection.getOutputStream().write((line + "\n").getBytes("UTF-8"));
            System.out.println("From server: " + new String(connection.getInputStream().readAllBytes(), "UTF-8"));
        }
    }
}
