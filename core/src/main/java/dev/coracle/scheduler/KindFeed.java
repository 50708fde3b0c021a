package dev.coracle.scheduler;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.queue.Happening;

/** Takes in what becomes of objects that only plugins know what to do with. */
final class KindFeed<T extends ApiObject> implements Feed<T> {
    private final Desk desk;

    KindFeed(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void added(T object) {
        desk.happened(new Happening(ClusterEvent.of(object.kind(), Action.ADD), null, object));
    }

    @Override
    public void updated(T before, T after) {
        desk.happened(new Happening(ClusterEvent.of(after.kind(), Action.UPDATE_OTHER), before, after));
    }

    @Override
    public void deleted(T last) {
        desk.happened(new Happening(ClusterEvent.of(last.kind(), Action.DELETE), last, null));
    }
}
