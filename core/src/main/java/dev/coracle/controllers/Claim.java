package dev.coracle.controllers;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.selector.Selector;

/** What an owner with a selector does about an object of its namespace. */
enum Claim {
    /** It manages it, and goes on. */
    KEEP,
    /** Nobody manages it, and it is selected: the owner takes it. */
    ADOPT,
    /** It manages it, but does not select it any more. */
    RELEASE,
    /** It is none of its business. */
    LEAVE;

    static Claim of(ApiObject owner, Selector selector, ApiObject object) {
        boolean selected = selector.matches(object.labels());
        if (Owners.isControlledBy(object, owner)) {
            if (selected) return KEEP;
            return owner.isTerminating() ? LEAVE : RELEASE;
        }
        boolean free = Owners.controllerOf(object).isEmpty();
        boolean living = !owner.isTerminating() && !object.isTerminating();
        boolean near = object.namespace().equals(owner.namespace());
        return free && living && near && selected ? ADOPT : LEAVE;
    }
}
