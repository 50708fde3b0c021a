package dev.coracle.mutant;

import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.client.Resources;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.Optional;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What is woven into informers, elections and kubelets; see {@link SchedulerBugs} for what such methods may do. */
final class ClientBugs {
    private ClientBugs() {}

    /** {@code Leadership.isHeld}: a term ends when somebody says so, and not by the clock. */
    static final class TermsHaveNoEnd {
        private TermsHaveNoEnd() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.AsScalar(skipOnDefaultValue = false)
        @Advice.AssignReturned.ToReturned
        static boolean isHeld(@Advice.FieldValue("ended") boolean ended) {
            return !ended;
        }
    }

    /** {@code Source.list}: any state will do, also one from the past. */
    static final class AnyState {
        private AnyState() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static <T extends ApiObject> ObjectList<T> list(
                @Advice.FieldValue("resources") Resources<T> resources,
                @Advice.FieldValue("selection") ListOptions selection) {
            return resources.listInPages(selection.withResourceVersion("0"));
        }

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static <T extends ApiObject> ObjectList<T> listed(@Advice.Enter ObjectList<T> list) {
            return list;
        }
    }

    /** {@code Reflector.ended}: after a watch comes a list, whatever has ended it. */
    static final class EveryEndIsAnExpiry {
        private EveryEndIsAnExpiry() {}

        @Advice.OnMethodEnter
        @Advice.AssignReturned.ToArguments(@Advice.AssignReturned.ToArguments.ToArgument(1))
        static Status expired(@Advice.Argument(1) @Nullable Status failure) {
            return failure != null ? failure : Status.builder().code(410).build();
        }
    }

    /** {@code Mirror.advance}: events are taken in, and the revision stays that of the list. */
    static final class RevisionOfTheListStays {
        private RevisionOfTheListStays() {}

        @Advice.OnMethodEnter
        static String before(@Advice.FieldValue("revision") String revision) {
            return revision;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable") // what is assigned here is what the field is
        static void after(
                @Advice.Enter String before, @Advice.FieldValue(value = "revision", readOnly = false) String revision) {
            revision = before;
        }
    }

    /** {@code Reflector.timeout}: watches last twice as long before they are begun anew. */
    static final class TwiceAsLong {
        private TwiceAsLong() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static Optional<Duration> twice(@Advice.Return Optional<Duration> once) {
            return once.isPresent() ? Optional.of(once.get().multipliedBy(2)) : once;
        }
    }

    /** {@code NodeReporter.jittered}: other chance, and more of it. */
    static final class MoreJitter {
        private MoreJitter() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static Duration more(@Advice.Argument(0) Duration least, @Advice.Argument(1) Entropy chance) {
            return least.plusNanos((long) (least.toNanos() * 0.1 * chance.unit()));
        }
    }
}
