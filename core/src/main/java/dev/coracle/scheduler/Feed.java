package dev.coracle.scheduler;

import dev.coracle.client.informer.Handler;

/** Takes in what becomes of the objects of a kind. */
interface Feed<T> extends Handler<T> {
    /** The same, followed by what comes of it. */
    default Handler<T> within(Scheduling scheduling) {
        return new Handler<>() {
            @Override
            public void added(T object) {
                scheduling.react(() -> Feed.this.added(object));
            }

            @Override
            public void updated(T before, T after) {
                scheduling.react(() -> Feed.this.updated(before, after));
            }

            @Override
            public void deleted(T last) {
                scheduling.react(() -> Feed.this.deleted(last));
            }
        };
    }
}
