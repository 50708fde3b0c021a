package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeReasons;
import dev.coracle.scheduler.framework.Status;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why a pod fits nowhere. */
public final class Diagnosis {
    private final Refusals refusals;
    private final int nodes;
    private final SortedSet<String> unschedulablePlugins = new TreeSet<>();
    private final SortedSet<String> pendingPlugins = new TreeSet<>();
    private @Nullable Status blamed;
    private String preFilterMessage = "";
    private String postFilterMessage = "";

    /** A diagnosis of so many nodes, refused for these reasons. */
    public Diagnosis(Refusals refusals, int nodes) {
        this.refusals = refusals;
        this.nodes = nodes;
    }

    /** A diagnosis of the one node that was chosen, and refused after all. */
    public static Diagnosis ofChosen(Status status) {
        Refusals refusals = new Refusals();
        refusals.setForOthers(status);
        Diagnosis diagnosis = new Diagnosis(refusals, 1);
        diagnosis.blame(status);
        return diagnosis;
    }

    /** Notes who refused. */
    void blame(Status status) {
        if (status == blamed || status.plugin().isEmpty()) return;
        blamed = status;
        if (status.code() == Status.Code.PENDING) pendingPlugins.add(status.plugin());
        else if (status.isRejected()) unschedulablePlugins.add(status.plugin());
    }

    void blame(Collection<String> plugins) {
        unschedulablePlugins.addAll(plugins);
    }

    void preFilterMessage(String message) {
        preFilterMessage = message;
    }

    void postFilterMessage(String message) {
        postFilterMessage = message;
    }

    /** Why each node was refused. */
    public Refusals refusals() {
        return refusals;
    }

    /** The plugins that refused; an event that may change their mind brings the pod back. */
    public SortedSet<String> unschedulablePlugins() {
        return Collections.unmodifiableSortedSet(unschedulablePlugins);
    }

    /** The plugins that refused until something outside has happened. */
    public SortedSet<String> pendingPlugins() {
        return Collections.unmodifiableSortedSet(pendingPlugins);
    }

    /** What people are told, as Kubernetes puts it. Valid during the attempt. */
    public String message() {
        StringBuilder text = new StringBuilder(NodeReasons.headline(nodes));
        String why = preFilterMessage.isEmpty() ? refusals.reasons(nodes).toString() : preFilterMessage;
        if (!why.isEmpty()) text.append(' ').append(why).append('.');
        if (!postFilterMessage.isEmpty()) text.append(' ').append(postFilterMessage);
        return text.toString();
    }
}
