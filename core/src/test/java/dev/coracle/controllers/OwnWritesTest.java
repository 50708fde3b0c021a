package dev.coracle.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnWritesTest {
    private final OwnWrites own = new OwnWrites();

    private static ConfigMap at(String revision) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("default")
                .name("a")
                .resourceVersion(revision)
                .build();
        return ConfigMap.builder().metadata(metadata).build();
    }

    @Test
    void whatWasWrittenLastIsKnownAgain() {
        own.wrote(at("5"));
        own.wrote(at("7"));
        assertThat(own.areLast(at("7"))).isTrue();
    }

    @Test
    void whatOthersWroteIsNews() {
        assertThat(own.areLast(at("4"))).isFalse();
        own.wrote(at("5"));
        assertThat(own.areLast(at("6"))).isFalse();
    }

    @Test
    void whoLooksAndDoesNotSeeWhatItWroteHasToLookAgain() {
        own.wrote(at("5"));
        assertThat(own.look(at("5").key(), () -> Optional.of(at("5")))).isPresent();
        assertThat(own.areLast(at("5"))).isTrue();
        assertThat(own.look(at("5").key(), () -> Optional.of(at("4")))).isPresent();
        assertThat(own.areLast(at("5"))).isFalse();
    }

    @Test
    void whatIsGoneIsForgotten() {
        own.wrote(at("5"));
        own.forget(at("5"));
        assertThat(own.areLast(at("5"))).isFalse();
    }
}
