package dev.coracle.scheduler.framework;

import java.util.Map;

/** The labels of namespaces. */
@FunctionalInterface
public interface NamespaceLabels {
    /** Labels of a namespace; none where it is not known. */
    Map<String, String> of(String namespace);
}
