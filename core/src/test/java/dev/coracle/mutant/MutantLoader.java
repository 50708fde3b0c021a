package dev.coracle.mutant;

import java.io.IOException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;

/**
 * Defines all classes of Coracle anew, and those with edits as the edits make them. What runs in it shares the Java
 * platform and the libraries with the test, and no class of Coracle but {@link Question} and {@link Answer}.
 */
final class MutantLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String OURS = "dev.coracle.";

    /** What the two sides say to each other. */
    private static final List<String> SHARED =
            List.of(Question.class.getName(), Answer.class.getName(), Answer.Kill.class.getName());

    private final List<Edit> edits;
    private final ClassFileLocator files;
    private final TypePool types;

    MutantLoader(List<Edit> edits) {
        super(MutantLoader.class.getClassLoader());
        this.edits = List.copyOf(edits);
        files = ClassFileLocator.ForClassLoader.of(getParent());
        types = TypePool.Default.of(files);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || SHARED.contains(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] code = code(name);
        return defineClass(name, code, 0, code.length, MutantLoader.class.getProtectionDomain());
    }

    /** A class as it is defined here. */
    byte[] code(String name) throws ClassNotFoundException {
        try {
            byte[] original = files.locate(name).resolve();
            List<Edit> here =
                    edits.stream().filter(it -> it.target().equals(name)).toList();
            return here.isEmpty() ? original : edited(name, here);
        } catch (IOException | IllegalStateException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] edited(String name, List<Edit> here) {
        TypeDescription type = types.describe(name).resolve();
        DynamicType.Builder<?> builder =
                new ByteBuddy().with(TypeValidation.DISABLED).redefine(type, files);
        for (Edit edit : here) builder = builder.visit(edit.change());
        return builder.make(types).getBytes();
    }
}
