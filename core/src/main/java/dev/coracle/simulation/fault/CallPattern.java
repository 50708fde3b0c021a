package dev.coracle.simulation.fault;

import dev.coracle.api.ApiRequest;

/**
 * Which calls to the API server are meant; an empty part means any.
 *
 * @param component who calls, such as {@code kube-scheduler} or {@code kubelet/node-1}
 * @param verb as {@link dev.coracle.api.Verb#toString()} writes it, such as {@code create}; {@code write} for any write
 * @param resource the plural and, after a slash, the subresource: {@code pods}, {@code pods/binding}
 */
public record CallPattern(String component, String verb, String resource) {
    /** Every write of a component. */
    public static CallPattern writesOf(String component) {
        return new CallPattern(component, "write", "");
    }

    /** Every write of anybody to a resource, such as {@code pods/binding}. */
    public static CallPattern writesTo(String resource) {
        return new CallPattern("", "write", resource);
    }

    /** As people say it; {@code any} for what is empty. */
    @Override
    public String toString() {
        return any(component) + ": " + any(verb) + " " + any(resource);
    }

    private static String any(String part) {
        return part.isEmpty() ? "any" : part;
    }

    /** Whether this call of a component is meant. */
    public boolean matches(String caller, ApiRequest request) {
        return (component.isEmpty() || component.equals(caller))
                && (verb.isEmpty() || matchesVerb(request))
                && (resource.isEmpty() || resource.equals(resource(request)));
    }

    /** Whether calls may be meant by which nodes only say that they are alive. */
    boolean mayMeanSignsOfLife() {
        boolean kubelet = component.isEmpty() || component.startsWith("kubelet/");
        return kubelet && (resource.isEmpty() || resource.startsWith("nodes") || resource.equals("leases"));
    }

    private boolean matchesVerb(ApiRequest request) {
        return verb.equals("write")
                ? request.verb().isWrite()
                : verb.equals(request.verb().toString());
    }

    private static String resource(ApiRequest request) {
        String plural = request.resource().plural();
        return request.subresource().isEmpty() ? plural : plural + "/" + request.subresource();
    }
}
