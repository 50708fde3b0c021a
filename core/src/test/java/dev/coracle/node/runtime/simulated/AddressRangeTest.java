package dev.coracle.node.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressRangeTest {
    @Test
    void addressesAreUsedAgainAsLateAsPossible() {
        AddressRange range = new AddressRange("10.1.2.8/29");
        for (String address : new String[] {"10.1.2.10", "10.1.2.11"})
            assertThat(range.take()).contains(address);
        range.giveBack("10.1.2.10");
        for (String address : new String[] {"10.1.2.12", "10.1.2.13", "10.1.2.14", "10.1.2.10"}) {
            assertThat(range.take()).contains(address);
        }
        assertThat(range.take()).isEmpty();
    }

    @Test
    void addressesAreUsedAgainAsSoonAsPossibleWhereThatIsWanted() {
        AddressRange range = new AddressRange("10.1.2.8/29");
        for (String address : new String[] {"10.1.2.10", "10.1.2.11"})
            assertThat(range.take()).contains(address);
        range.reuseSoon(true);
        range.giveBack("10.1.2.10");
        for (String address : new String[] {"10.1.2.10", "10.1.2.12"}) {
            assertThat(range.take()).contains(address);
        }
        range.reuseSoon(false);
        range.giveBack("10.1.2.10");
        assertThat(range.take()).contains("10.1.2.13");
    }

    @Test
    void addressesOfAnotherRangeAreLeftAlone() {
        AddressRange range = new AddressRange("10.1.2.0/24");
        range.giveBack("10.1.3.2");
        range.occupy("192.168.0.2");
        range.occupy("10.1.2.2");
        assertThat(range.take()).contains("10.1.2.3");
    }

    @Test
    void largeNumbersAreAddressesToo() {
        assertThat(new AddressRange("203.0.113.77/16").take()).contains("203.0.0.2");
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThatThrownBy(() -> new AddressRange("fd00::/64")).hasMessage("not an IPv4 range: fd00::/64");
        assertThatThrownBy(() -> new AddressRange("10.0.0.0/31")).hasMessageContaining("8 to 29 bits");
    }
}
