package dev.coracle.scheduler.framework;

import dev.coracle.model.meta.ApiObject;

/**
 * Writes objects other than pods.
 *
 * <p><b>Threads.</b> Only on workers for writes: from PreBind, Bind and PostBind, and within {@link Handle#background}.
 * <p><b>Errors.</b> {@link dev.coracle.api.ApiException}, {@link dev.coracle.api.UnreachableException} and
 * {@link dev.coracle.api.UnknownOutcomeException}, as they come.
 */
public interface ObjectWriter {
    /** Replaces an object; refused where it has changed since it was read. Returns it as it is stored now. */
    <T extends ApiObject> T update(Class<T> type, T object);
}
