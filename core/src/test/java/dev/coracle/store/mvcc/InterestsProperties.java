package dev.coracle.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.store.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class InterestsProperties {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('/', 'a', 'b').ofMaxLength(5);
    }

    @Property
    @Label("a change concerns exactly the prefixes of its key, however they came and went")
    void changesConcernThePrefixesOfTheirKey(
            @ForAll @Size(max = 40) List<@From("texts") String> joining,
            @ForAll @Size(max = 40) List<Integer> leaving,
            @ForAll("texts") String key) {
        Interests interests = new Interests();
        List<Interest> members = new ArrayList<>();
        State state = State.initial(1, 0, KeyMap.empty());
        for (String prefix : joining) members.add(interests.join(prefix, state, 1));
        for (int choice : leaving) {
            if (!members.isEmpty()) interests.leave(members.remove(Math.floorMod(choice, members.size())));
        }
        Change change = Changes.put(key, 2);
        Collection<Interest> concerned = interests.appear(List.of(new Draft.Step(KeyMap.empty(), change)));
        assertThat(concerned)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(members.stream()
                        .filter(interest -> key.startsWith(interest.prefix()))
                        .distinct()
                        .toList());
        assertThat(interests.all()).hasSameElementsAs(members);
    }
}
