package dev.coracle.mutant;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.nameEndsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;

/**
 * A change of one class, made in its bytecode as it is loaded.
 *
 * @param target binary name of the class
 * @param change what is done to it
 */
record Edit(String target, AsmVisitorWrapper change) {
    /**
     * Woven into a method: runs before it, after it, or instead of it.
     *
     * @param target binary name of a class, without {@code dev.coracle.}
     * @param method all methods of this name
     * @param advice a class with methods that Byte Buddy calls advice
     */
    static Edit advise(String target, String method, Class<?> advice) {
        return new Edit(full(target), woven(advice).on(named(method)));
    }

    /** The same for a method with so many parameters. */
    static Edit advise(String target, String method, int parameters, Class<?> advice) {
        return new Edit(full(target), woven(advice).on(named(method).and(takesArguments(parameters))));
    }

    private static Advice woven(Class<?> advice) {
        return Advice.withCustomMapping()
                .with(new Advice.AssignReturned.Factory())
                .to(advice);
    }

    /**
     * Calls that are not made any more; where they have a result, it is null or zero.
     *
     * @param target binary name of a class, without {@code dev.coracle.}
     * @param method where the calls are, by name
     * @param owner simple name of the class whose method is called
     * @param call the name of the method that is called
     */
    static Edit omit(String target, String method, String owner, String call) {
        return new Edit(
                full(target),
                MemberSubstitution.relaxed()
                        .method(named(call).and(isDeclaredBy(nameEndsWith("." + owner))))
                        .stub()
                        .on(named(method)));
    }

    /**
     * Calls of another method instead, of the same object and with the same arguments.
     *
     * @param target binary name of a class, without {@code dev.coracle.}
     * @param method where the calls are, by name
     * @param call the name of the method that is called
     * @param instead the name of the one that is called from now on
     */
    static Edit replace(String target, String method, String call, String instead) {
        return new Edit(
                full(target),
                MemberSubstitution.relaxed()
                        .method(named(call))
                        .replaceWithMethod(named(instead))
                        .on(named(method)));
    }

    private static String full(String target) {
        return "dev.coracle." + target;
    }
}
