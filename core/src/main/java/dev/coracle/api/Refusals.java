package dev.coracle.api;

import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusCause;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.model.schema.ResourceType;
import java.util.List;

/** The refusals of an API server, each with Kubernetes' code, reason and words. */
public final class Refusals {
    private Refusals() {}

    /** 400: the request makes no sense. */
    public static ApiException badRequest(String message) {
        return refuse(400, "BadRequest", message, StatusDetails.EMPTY);
    }

    /** 401: who are you? */
    public static ApiException unauthorized() {
        return refuse(401, "Unauthorized", "Unauthorized", StatusDetails.EMPTY);
    }

    /** 403: the user, or an admission rule, forbids it. */
    public static ApiException forbidden(ResourceType<?> resource, String name, String why) {
        String subject = name.isEmpty() ? resource + " is forbidden: " : resource + " \"" + name + "\" is forbidden: ";
        return refuse(403, "Forbidden", subject + why, details(resource, name).build());
    }

    /** 403 with a cause that programs can tell. */
    public static ApiException forbidden(ResourceType<?> resource, String name, String why, StatusCause cause) {
        ApiException plain = forbidden(resource, name, why);
        StatusDetails details = details(resource, name).addCause(cause).build();
        return new ApiException(plain.status().withDetails(details));
    }

    /** 404: there is no such object. */
    public static ApiException notFound(ResourceType<?> resource, String name) {
        return refuse(
                404,
                "NotFound",
                resource + " \"" + name + "\" not found",
                details(resource, name).build());
    }

    /** 404: there is no such thing to ask for. */
    public static ApiException unknownResource() {
        return refuse(404, "NotFound", "the server could not find the requested resource", StatusDetails.EMPTY);
    }

    /** 405: not on this resource. */
    public static ApiException methodNotAllowed(ResourceType<?> resource, Verb verb) {
        return refuse(
                405,
                "MethodNotAllowed",
                verb + " is not supported on resources of kind \"" + resource + "\"",
                details(resource, "").build());
    }

    /** 409: the name is taken. */
    public static ApiException alreadyExists(ResourceType<?> resource, String name) {
        return refuse(
                409,
                "AlreadyExists",
                resource + " \"" + name + "\" already exists",
                details(resource, name).build());
    }

    /** 409: the object is not as the request expects. */
    public static ApiException conflict(ResourceType<?> resource, String name, String why) {
        return conflict(resource.groupResource(), resource, name, why);
    }

    /** 409 where the message names a subresource too, such as {@code pods/binding}. */
    public static ApiException conflict(String subject, ResourceType<?> resource, String name, String why) {
        String message = "Operation cannot be fulfilled on " + subject + " \"" + name + "\": " + why;
        return refuse(409, "Conflict", message, details(resource, name).build());
    }

    /** 409: the object changed since it was read. */
    public static ApiException modified(ResourceType<?> resource, String name) {
        return conflict(
                resource,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** 410: the revision asked for is no longer kept. */
    public static ApiException expired(String message) {
        return refuse(410, "Expired", message, StatusDetails.EMPTY);
    }

    /** 413: the request is larger than the server takes. */
    public static ApiException tooLarge(long limit) {
        return tooLarge("limit is " + limit);
    }

    /** 413: the request asks for more than one request may. */
    public static ApiException tooLarge(String why) {
        return refuse(413, "RequestEntityTooLarge", "Request entity too large: " + why, StatusDetails.EMPTY);
    }

    /** 415: the server cannot read that. */
    public static ApiException unsupportedMediaType(String message) {
        return refuse(415, "UnsupportedMediaType", message, StatusDetails.EMPTY);
    }

    /** 429: not now. */
    public static ApiException tooManyRequests(String message, int retryAfterSeconds, List<StatusCause> causes) {
        StatusDetails details = StatusDetails.builder()
                .retryAfterSeconds(retryAfterSeconds)
                .causes(causes)
                .build();
        return refuse(429, "TooManyRequests", message, details);
    }

    /** 500: a bug, or something that broke. */
    public static ApiException internalError(String message) {
        StatusCause cause = StatusCause.builder().message(message).build();
        return refuse(
                500,
                "InternalError",
                "Internal error occurred: " + message,
                StatusDetails.builder().addCause(cause).build());
    }

    /** 504: took too long; for a write, the outcome is unknown. */
    public static ApiException timeout(String message, int retryAfterSeconds, List<StatusCause> causes) {
        StatusDetails details = StatusDetails.builder()
                .retryAfterSeconds(retryAfterSeconds)
                .causes(causes)
                .build();
        return refuse(504, "Timeout", "Timeout: " + message, details);
    }

    /** Details that name an object. */
    public static StatusDetails.Builder details(ResourceType<?> resource, String name) {
        StatusDetails.Builder details = StatusDetails.builder().kind(resource.plural());
        if (!resource.group().isEmpty()) details.group(resource.group());
        if (!name.isEmpty()) details.name(name);
        return details;
    }

    /** A refusal of any kind; the reason may be empty. */
    public static ApiException refuse(int code, String reason, String message, StatusDetails details) {
        Status.Builder status = Status.builder().status("Failure").code(code).message(message);
        if (!reason.isEmpty()) status.reason(reason);
        if (!details.equals(StatusDetails.EMPTY)) status.details(details);
        return new ApiException(status.build());
    }
}
