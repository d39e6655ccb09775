public class Main {
    public static void main(String[] words) {
        System.out.println(words[0]);
        while (true) {
            new Thread(() -> {
                try {
                    Thread.sleep(1000000);
                } catch (InterruptedException error) {
                    return;
                }
            }).start();
        }
    }
}
