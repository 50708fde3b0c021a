package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void printsAsKubernetesDoes() {
        FieldPath containers = FieldPath.of("spec", "containers");

        assertThat(containers.index(0).child("image")).hasToString("spec.containers[0].image");
        assertThat(FieldPath.of("metadata", "annotations").key("example.com/a"))
                .hasToString("metadata.annotations[example.com/a]");
        assertThat(FieldPath.ROOT).hasToString("");
        assertThat(FieldPath.ROOT.index(3).child("a")).hasToString("[3].a");
    }

    @Test
    void pathsAreEqualWhenTheyPrintAlike() {
        assertThat(FieldPath.of("a", "b")).isEqualTo(FieldPath.ROOT.child("a").child("b"));
        assertThat(FieldPath.of("a", "b")).hasSameHashCodeAs(FieldPath.of("a", "b"));
        assertThat(FieldPath.of("a")).isNotEqualTo(FieldPath.of("b"));
    }

    @Test
    void aPathIsNotChangedByWhatGrowsFromIt() {
        FieldPath spec = FieldPath.of("spec");

        spec.child("replicas");

        assertThat(spec).hasToString("spec");
    }
}
