package dev.coracle.model.json;

import dev.coracle.model.core.Pod;
import java.nio.charset.StandardCharsets;

/**
 * A program, not a test: what reading and writing a small pod costs, first in a cold JVM and then in a warm one. The
 * decision record on JSON says how to run it.
 */
final class JsonCost {
    private static final int BATCH = 20_000;
    private static final int BATCHES = 15;
    private static final byte[] POD = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"a":"b"},"labels":{"app":"web","tier":"front"},\
            "name":"web-0","namespace":"default"},"spec":{"containers":[{"env":[{"name":"A","value":"1"}],\
            "image":"nginx:1.25","name":"c","ports":[{"containerPort":80,"protocol":"TCP"}],"resources":{"limits":\
            {"cpu":"1","memory":"256Mi"},"requests":{"cpu":"100m","memory":"128Mi"}}}],"nodeSelector":{"disk":"ssd"},\
            "restartPolicy":"Always","schedulerName":"default-scheduler","terminationGracePeriodSeconds":30,\
            "tolerations":[{"effect":"NoSchedule","key":"k","operator":"Exists"}]},"status":{"phase":"Pending"}}""".getBytes(StandardCharsets.UTF_8);

    private JsonCost() {}

    private interface Work {
        int run();
    }

    public static void main(String[] args) {
        long start = System.nanoTime();
        Pod pod = Json.decode(Pod.class, POD);
        long decoded = System.nanoTime();
        int size = Json.encode(pod).length;
        long encoded = System.nanoTime();
        System.out.printf(
                "cold: decode %d ms, encode %d ms of %d bytes%n",
                (decoded - start) / 1_000_000, (encoded - decoded) / 1_000_000, size);
        if (args.length > 0) return;
        System.out.printf(
                "warm: decode %d ns, encode %d ns%n",
                nanos(() -> Json.decode(Pod.class, POD).spec().containers().size()),
                nanos(() -> Json.encode(pod).length));
    }

    /** Of the best of some batches. */
    private static long nanos(Work work) {
        long best = Long.MAX_VALUE;
        long sum = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < BATCH; i++) sum += work.run();
            best = Math.min(best, (System.nanoTime() - start) / BATCH);
        }
        if (sum == 0) throw new IllegalStateException("nothing was done");
        return best;
    }
}
