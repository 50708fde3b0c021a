package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ObjectList;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A list shows one state: the selected objects as they all were at the revision that it names, also page by page
 * (Kubernetes API concepts, "retrieving large results sets in chunks").
 */
final class ListsAtomic extends WireInvariant {
    private static final Comparator<ApiObject> ORDER =
            Comparator.comparing(ApiObject::namespace).thenComparing(ApiObject::name);

    ListsAtomic(Wire wire) {
        super(wire);
        wire.onCall(call -> findings.add(judge(call)));
    }

    @Override
    public String promise() {
        return "A list shows the selected objects as they all were at one revision.";
    }

    private Verdict judge(ObservedCall call) {
        Optional<ObjectList<?>> list = Answers.list(call);
        if (list.isEmpty()) return Verdict.silent();
        Optional<Wanted> wanted = Wanted.of(call.request(), wire.history());
        long revision = Revisions.of(list.get().resourceVersion());
        if (wanted.isEmpty() || revision < wire.history().begin()) return Verdict.silent();
        return judge(call.request(), call.caller(), list.get(), wanted.get(), revision);
    }

    private Verdict judge(ApiRequest request, String caller, ObjectList<?> list, Wanted wanted, long revision) {
        List<? extends ApiObject> items = list.items();
        boolean fromStart = request.list().continueToken().isEmpty();
        boolean toEnd = list.continueToken().isEmpty();
        List<ApiObject> right = wire.history().state(wanted.type(), revision).values().stream()
                .filter(wanted::matches)
                .filter(it -> fromStart || (!items.isEmpty() && ORDER.compare(it, items.get(0)) >= 0))
                .filter(it -> toEnd || (!items.isEmpty() && ORDER.compare(it, items.get(items.size() - 1)) <= 0))
                .sorted(ORDER)
                .toList();
        if (right.equals(items)) return Verdict.kept();
        return Verdict.broken(
                "list of " + request.resource().plural() + " by " + caller,
                "shows " + text(items) + " at revision " + revision,
                "show " + text(right));
    }

    private static String text(List<? extends ApiObject> objects) {
        return objects.stream().map(ListsAtomic::text).toList().toString();
    }

    private static String text(ApiObject object) {
        ObjectKey key = object.key();
        return key + "@" + object.resourceVersion();
    }
}
