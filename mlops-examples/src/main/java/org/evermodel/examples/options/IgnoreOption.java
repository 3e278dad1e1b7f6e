package org.evermodel.examples.options;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Option;

/** Which columns are left out. */
public final class IgnoreOption {
    @Option(names = "--ignore", paramLabel = "COL,...", description = "Columns to be left out; may be repeated.")
    private List<String> ignored = new ArrayList<>();

    /** Options not given yet. */
    public IgnoreOption() {}

    /** The columns, in the order they were given; throws {@link UsageException} where a list is written wrongly. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        ignored.forEach(text -> columns.addAll(Names.parse("--ignore", text)));
        return columns;
    }
}
