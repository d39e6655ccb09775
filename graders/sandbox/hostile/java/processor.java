// Asks the compiler to run code of the submission while it builds: an annotation processor. It must not be run.
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

@SupportedAnnotationTypes("*")
public class Main extends AbstractProcessor {
    @Override
    public boolean process(Set<? extends TypeElement> asked, RoundEnvironment round) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, "the processor ran");
        return false;
    }

    public static void main(String[] words) {
        System.out.println(words[0]);
    }
}
