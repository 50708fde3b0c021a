package dev.coracle.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BuiltInKindsProperties {
    @Provide
    Arbitrary<ServedKind<?>> kinds() {
        return Arbitraries.of(BuiltInKinds.all());
    }

    @Property(tries = 1000)
    void fillingInTwiceIsFillingInOnce(@ForAll("kinds") ServedKind<?> kind, @ForAll Random random) {
        filledInTwice(kind, random);
    }

    private static <T extends ApiObject> void filledInTwice(ServedKind<T> kind, Random random) {
        T once = kind.defaults().apply(new AnyObjects(random).of(kind));

        assertThat(kind.defaults().apply(once)).isSameAs(once);
    }

    @Property(tries = 1000)
    void whatIsFilledInComesBackFromTheWire(@ForAll("kinds") ServedKind<?> kind, @ForAll Random random) {
        backFromTheWire(kind, random);
    }

    private static <T extends ApiObject> void backFromTheWire(ServedKind<T> kind, Random random) {
        T sent = kind.defaults().apply(new AnyObjects(random).of(kind));
        T back = Json.decode(kind.resource().type(), Json.encode(sent));

        assertThat(kind.defaults().apply(back)).isSameAs(back).isEqualTo(sent);
    }

    @Property(tries = 1000)
    void everyObjectCanBeJudged(@ForAll("kinds") ServedKind<?> kind, @ForAll Random random) {
        assertThat(judged(kind, random)).allSatisfy(mistake -> {
            assertThat(mistake.message()).isNotBlank();
            assertThat(mistake.cause().reason()).isPresent();
        });
    }

    private static <T extends ApiObject> List<FieldError> judged(ServedKind<T> kind, Random random) {
        AnyObjects objects = new AnyObjects(random);
        T object = kind.defaults().apply(objects.of(kind));
        T other = kind.defaults().apply(objects.of(kind));
        List<FieldError> mistakes = new ArrayList<>(kind.rules().create(object));
        mistakes.addAll(kind.rules().update(object, other));
        mistakes.addAll(kind.rules().update(object, object));
        kind.portions().values().forEach(portion -> {
            T next = portion.prepare().apply(object, other);
            mistakes.addAll(portion.rules().apply(next, other));
        });
        return mistakes;
    }

    @Property(tries = 300)
    void whatIsKeptFromAStoredObjectCanBeTakenOver(@ForAll("kinds") ServedKind<?> kind, @ForAll Random random) {
        takenOver(kind, random);
    }

    private static <T extends ApiObject> void takenOver(ServedKind<T> kind, Random random) {
        AnyObjects objects = new AnyObjects(random);
        T stored = kind.prepareCreate().apply(kind.defaults().apply(objects.of(kind)));
        T asked = kind.defaults().apply(objects.of(kind));
        T updated = kind.prepareUpdate().apply(asked, stored);

        assertThat(kind.prepareUpdate().apply(updated, stored)).isEqualTo(updated);
        kind.selectableFields()
                .values()
                .forEach(field -> assertThat(field.apply(stored)).isNotNull());
    }
}
