import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class Main {
    public static void main(String[] words) {
        System.out.println(words[0]);
        List<ByteBuffer> kept = new ArrayList<>();
        while (true) kept.add(ByteBuffer.allocateDirect(1000000));
    }
}
