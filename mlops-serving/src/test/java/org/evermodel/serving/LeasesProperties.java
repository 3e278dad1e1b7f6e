package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the order of coming, going and retiring, a thing is given up at the first moment it is retired and empty. */
class LeasesProperties {
    private static final int SLOTS = 4;

    /** 0 to 3 come in by that slot, 4 to 7 leave by it if somebody is in, 8 retires. */
    @Property(seed = "7")
    void isGivenUpOnceAtTheFirstMomentItIsRetiredAndEmpty(
            @ForAll @Size(max = 60) List<@IntRange(max = 2 * SLOTS) Integer> moves) {
        AtomicInteger givenUp = new AtomicInteger();
        Leases leases = new Leases(givenUp::incrementAndGet);
        int[] in = new int[SLOTS];
        boolean retired = false;
        boolean ended = false;
        for (int move : moves) {
            if (move < SLOTS) {
                leases.enter(move + 1);
                in[move]++;
            } else if (move == 2 * SLOTS) {
                leases.retire();
                retired = true;
            } else if (in[move - SLOTS] > 0) {
                in[move - SLOTS]--;
                leases.exit(move - SLOTS + 1);
            }
            ended |= retired && in[0] + in[1] + in[2] + in[3] == 0;

            assertThat(leases.held()).isEqualTo(in[0] + in[1] + in[2] + in[3]);
            assertThat(givenUp).hasValue(ended ? 1 : 0);
        }
    }
}
