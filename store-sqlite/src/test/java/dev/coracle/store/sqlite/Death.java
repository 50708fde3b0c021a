package dev.coracle.store.sqlite;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process, without a word, at the n-th time that something is about to be durable, or just is. */
record Death(Work work, boolean after, AtomicInteger times) implements Probe {
    /** For example {@code WRITE before 7}. */
    static Probe parse(String text) {
        if (text.isEmpty()) return Probe.NONE;
        String[] words = text.split(" ", 3);
        return new Death(
                Work.valueOf(words[0]), words[1].equals("after"), new AtomicInteger(Integer.parseInt(words[2])));
    }

    @Override
    public void before(Work reached) {
        pass(reached, false);
    }

    @Override
    public void after(Work reached) {
        pass(reached, true);
    }

    private void pass(Work reached, boolean done) {
        boolean here = reached == work && done == after;
        if (here && times.decrementAndGet() == 0) Runtime.getRuntime().halt(Victim.KILLED);
    }
}
