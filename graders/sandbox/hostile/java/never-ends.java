public class Main {
    public static void main(String[] words) {
        System.out.println(words[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) Thread.onSpinWait(); }));
        while (true) Thread.onSpinWait();
    }
}
