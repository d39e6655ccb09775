// Writes where no memory is: its machine dies of it, and that is the program's end and nobody else's.
import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class Main {
    public static void main(String[] words) throws Exception {
        System.out.println(words[0]);
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((Unsafe) field.get(null)).putLong(8, 1);
    }
}
