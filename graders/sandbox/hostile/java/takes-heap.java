import java.util.ArrayList;
import java.util.List;

public class Main {
    public static void main(String[] words) {
        System.out.println(words[0]);
        List<byte[]> kept = new ArrayList<>();
        while (true) kept.add(new byte[1000000]);
    }
}
