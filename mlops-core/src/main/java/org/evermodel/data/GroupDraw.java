package org.evermodel.data;

import java.util.BitSet;
import java.util.List;

/** A draw of whole groups. */
final class GroupDraw {
    private GroupDraw() {}

    /** The rows of those groups, taken in order, that bring the test rows nearer to {@code wanted}; not of all groups. */
    static BitSet test(List<int[]> groups, double wanted) {
        BitSet test = new BitSet();
        int taken = 0;
        int rows = 0;
        for (int[] group : groups) {
            boolean nearer = Math.abs(rows + group.length - wanted) < Math.abs(rows - wanted);
            if (nearer && taken < groups.size() - 1) {
                test.or(Cuts.mask(group, 0, group.length));
                rows += group.length;
                taken++;
            }
        }
        if (taken == 0) {
            int[] smallest = groups.stream()
                    .min(java.util.Comparator.comparingInt(group -> group.length))
                    .orElseThrow();
            test.or(Cuts.mask(smallest, 0, smallest.length));
        }
        return test;
    }
}
