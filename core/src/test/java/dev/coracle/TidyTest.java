package dev.coracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What no compiler checks: every module's sources are documented, finished and of a size that one can read. */
class TidyTest {
    private static final int LONGEST_FILE = 500;
    private static final Pattern REASON = Pattern.compile("(//|\\*) .*Long because ");
    private static final Map<Path, String> MAIN = sources("main");
    private static final Map<Path, String> TEST = sources("test");

    private static Map<Path, String> sources(String kind) {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path root : modules.map(
                            module -> module.resolve("src").resolve(kind).resolve("java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                            .toList()) {
                        sources.put(file, Files.readString(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static List<Path> thoseWith(Map<Path, String> sources, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return sources.entrySet().stream()
                .filter(source -> wanted.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(MAIN).hasSizeGreaterThan(250);
        assertThat(MAIN.keySet()).anyMatch(file -> file.startsWith("../store-etcd"));
    }

    @Test
    void everyPackageSaysWhatItIsAndWhatItMayImport() {
        Stream<Path> silent = MAIN.keySet().stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> {
                    String info = MAIN.getOrDefault(directory.resolve("package-info.java"), "")
                            .replaceAll("[\\s*]+", " ");
                    return !info.contains("May import: ") || !info.contains("@NullMarked");
                });

        assertThat(silent)
                .as("packages whose package-info has no 'May import: ...' or no @NullMarked")
                .isEmpty();
    }

    @Test
    void longFilesSayWhy() {
        Stream<Path> unexplained = MAIN.entrySet().stream()
                .filter(source -> source.getValue().lines().count() > LONGEST_FILE)
                .filter(source -> !REASON.matcher(source.getValue()).find())
                .map(Map.Entry::getKey);

        assertThat(unexplained)
                .as("files over %s lines: divide them, or give the reason in a line 'Long because ...'", LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        String leftovers = "\\b(T[O]DO|F[I]XME|X[X]X)\\b";

        assertThat(thoseWith(MAIN, leftovers)).isEmpty();
        assertThat(thoseWith(TEST, leftovers)).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(thoseWith(TEST, "@Disable[d]")).isEmpty();
    }

    @Test
    void everyPublicTypeAndMethodIsDocumented() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(MAIN.keySet()));
            Undocumented undocumented = new Undocumented(Trees.instance(task));
            for (CompilationUnitTree unit : task.parse()) undocumented.scan(unit, null);

            assertThat(undocumented.found).isEmpty();
        }
    }

    /** Finds what users see and nobody explained; what overrides is explained above. */
    private static final class Undocumented extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> found = new ArrayList<>();

        Undocumented(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void ignored) {
            if (!isPublic(type.getModifiers())) return null;
            check(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void ignored) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean constructor = method.getReturnType() == null;
            if (isPublic(method.getModifiers()) && !overrides && !constructor) check(method.getName() + "()");
            return null;
        }

        /** Members of an interface are public without saying so. */
        private boolean isPublic(ModifiersTree modifiers) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface = parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                    || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private void check(String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                found.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
