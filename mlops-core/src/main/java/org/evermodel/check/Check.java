package org.evermodel.check;

import java.util.List;
import org.evermodel.data.Dataset;

/** One demand on a table. Implementations are stateless and thread-safe. {@link Checks} has the usual ones. */
public interface Check {
    /** What is demanded, in words: {@code age between 18.0 and 120.0}. */
    String name();

    /** What breaks the demand; empty where nothing does. Never throws because of the table's content. */
    List<Violation> judge(Dataset table);
}
