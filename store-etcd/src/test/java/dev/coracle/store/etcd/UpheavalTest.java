package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.history.Summary;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Members that are killed, stand still, or do not reach each other, while eight clients read and write: what they saw
 * must have happened in one order. {@code -Dcoracle.kills=1000} kills and stops as often, {@code -Dcoracle.seed} does
 * it in another order.
 */
@Timeout(21_600)
class UpheavalTest {
    private static final int KILLS =
            Integer.getInteger("coracle.kills", Boolean.getBoolean("coracle.nightly") ? 500 : 4);
    private static final long SEED = Long.getLong("coracle.seed", 1);

    /** So many, and what was told is judged; it is held until then. */
    private static final int AT_ONCE = 5;

    private final Random random = new Random(SEED);

    private interface Trouble {
        void befall(Upheaval upheaval, EtcdCluster etcd, int member);
    }

    private void befallOften(String name, Trouble trouble) {
        Summary sum = Summary.NONE;
        try (EtcdCluster etcd = EtcdCluster.start(3).ready();
                Upheaval upheaval = new Upheaval(etcd, 0, SEED)) {
            for (int left = KILLS; left > 0; left -= AT_ONCE) {
                int number = Math.min(left, AT_ONCE);
                sum = sum.plus(upheaval.during(() -> {
                    for (int i = 0; i < number; i++) trouble.befall(upheaval, etcd, random.nextInt(3));
                }));
                if (KILLS > 100) System.out.println(name + " " + (KILLS - left + number) + ": " + sum);
            }
        }
        assertThat(sum.writes()).isPositive();
        assertThat(sum.changes()).isEqualTo(2 * sum.writes());
    }

    @Test
    void membersThatAreKilledDisturbNobodysOrder() {
        befallOften("killed", (upheaval, etcd, member) -> {
            etcd.kill(member);
            upheaval.await(100);
            etcd.restart(member);
            etcd.awaitMember(member);
        });
    }

    @Test
    void membersThatStandStillDisturbNobodysOrder() {
        befallOften("paused", (upheaval, etcd, member) -> {
            etcd.pause(member);
            upheaval.await(100);
            etcd.resume(member);
            etcd.awaitMember(member);
        });
    }
}
