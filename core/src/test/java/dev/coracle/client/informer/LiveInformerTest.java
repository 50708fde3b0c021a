package dev.coracle.client.informer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.live.LivePlatform;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On real threads: several write, one informer follows, handlers come and go. */
class LiveInformerTest {
    private static final int WRITERS = 3;
    private static final int WRITES = 3000;

    @Test
    void manyWritersAndOneReaderAgreeInTheEnd() throws Exception {
        try (LivePlatform platform = new LivePlatform("test", 4)) {
            TestServer server = new TestServer(platform);
            Informers informers = new Informers(server.client(), platform.process("controller"));
            Informer<ConfigMap> informer = informers.of(ConfigMap.class);
            informer.addIndex("value", map -> List.copyOf(map.data().values()));
            Witness<ConfigMap> early = new Witness<>();
            CompletableFuture<String> end = new CompletableFuture<>();
            informer.handle(platform.worker("early"), both(early, end));
            informers.start();
            CountDownLatch written = new CountDownLatch(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                Entropy chance = platform.entropy().stream("writer " + i);
                Resources<ConfigMap> maps = server.client().configMaps("ns" + i);
                platform.worker("writer " + i).execute(() -> write(maps, chance, written));
            }
            Witness<ConfigMap> late = new Witness<>();
            CompletableFuture<String> lateEnd = new CompletableFuture<>();
            informer.handle(platform.worker("late"), both(late, lateEnd));
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            server.client().configMaps("zz").create(TestServer.configMap("zz", "end", "end"));
            assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(lateEnd.get(60, TimeUnit.SECONDS)).isEqualTo("end");

            List<ConfigMap> stored = server.client().of(ConfigMap.class).list().items();
            assertThat(informer.lister().list()).isEqualTo(stored);
            assertThat(early.known().values()).containsExactlyElementsOf(stored);
            assertThat(late.known().values()).containsExactlyElementsOf(stored);
            assertThat(informer.lister().byIndex("value", "1"))
                    .isEqualTo(stored.stream()
                            .filter(map -> map.data().containsValue("1"))
                            .toList());
        }
    }

    private static void write(Resources<ConfigMap> maps, Entropy chance, CountDownLatch written) {
        for (int i = 0; i < WRITES; i++) {
            String name = "m" + chance.below(50);
            String value = "" + chance.below(3);
            if (maps.find(name).isEmpty()) maps.create(TestServer.configMap(maps.namespace(), name, value));
            else if (chance.below(3) == 0) maps.delete(name);
            else maps.edit(name, map -> map.withData(Collections.singletonMap("value", value)));
        }
        written.countDown();
    }

    private static Handler<ConfigMap> both(Witness<ConfigMap> witness, CompletableFuture<String> end) {
        return new Handler<>() {
            @Override
            public void added(ConfigMap map) {
                run(() -> witness.added(map));
                if (map.namespace().equals("zz")) end.complete("end");
            }

            @Override
            public void updated(ConfigMap before, ConfigMap after) {
                run(() -> witness.updated(before, after));
            }

            @Override
            public void deleted(ConfigMap last) {
                run(() -> witness.deleted(last));
            }

            private void run(Runnable check) {
                try {
                    check.run();
                } catch (AssertionError e) {
                    end.completeExceptionally(e);
                }
            }
        };
    }
}
