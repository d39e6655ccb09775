// What a program meets that looks around in its jail and tries what its machine offers beside the language.
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    interface Try { void run() throws Exception; }

    static void tell(String what, Try attempt) {
        String says = "allowed";
        try {
            attempt.run();
        } catch (Exception error) {
            says = error.getClass().getSimpleName();
        }
        System.out.println(what + ": " + says);
    }

    static void there(String what, String path) {
        System.out.println(what + ": " + (new File(path).exists() ? "there" : "not there"));
    }

    public static void main(String[] words) throws Exception {
        System.out.println(words[0]);
        there("headers", "/usr/include");
        there("compiler of C", "/usr/lib/gcc");
        there("toolchains", "/opt");
        there("harness", "/app");
        there("accounts", "/etc/shadow");
        tell("write to the program", () -> new FileOutputStream("/program/main.jar").close());
        tell("write beside it", () -> new FileOutputStream("/program/other").close());
        tell("write to its machine", () -> new FileOutputStream(System.getProperty("java.home") + "/x").close());
        tell("write to its settings", () -> new FileOutputStream("/etc/x").close());
        tell("unix socket", () -> SocketChannel.open(UnixDomainSocketAddress.of("/home/student/s")).close());
        tell("the internet", () -> new Socket("192.0.2.1", 7001).close());
        tell("memory of its parent", () -> Files.readAllBytes(Path.of("/proc/0/mem")));
        tell("the kernel's settings", () -> new FileOutputStream("/proc/sys/kernel/hostname").close());
        tell("set-user-id", () -> {
            if (new ProcessBuilder("/usr/bin/su", "-c", "id").start().waitFor() != 0) throw new IOException();
        });
        System.out.println("pid: " + ProcessHandle.current().pid() + ", others: " + (ProcessHandle.allProcesses().count() - 1));
    }
}
