package org.evermodel.data.json;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.MlopsException;

/** What files were like before they were read, to notice that they changed in between. */
record Revision(List<String> stamps) {
    static Revision of(List<LineInput> inputs) {
        return new Revision(inputs.stream().map(LineInput::stamp).toList());
    }

    /** Refuses what is no longer so, or has not the same number of rows in each pass. */
    void requireSame(List<LineInput> inputs, long rowsBefore, long rows) {
        if (rows != rowsBefore || !of(inputs).equals(this)) {
            String names = inputs.stream().map(LineInput::name).collect(Collectors.joining(", "));
            throw new MlopsException(names + ": was changed while it was read (" + rowsBefore + " rows at first, then "
                    + rows + "); read it again when it is complete");
        }
    }
}
