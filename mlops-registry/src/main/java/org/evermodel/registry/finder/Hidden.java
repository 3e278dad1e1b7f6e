package org.evermodel.registry.finder;

import java.util.Optional;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.Condition;

/** What a search does not show, though it meets the conditions, as other records tell. Used for one page. */
public interface Hidden {
    /** Hides nothing. */
    Hidden NOTHING = new Hidden() {
        @Override
        public boolean has(Stored record) {
            return false;
        }

        @Override
        public Optional<Condition> without() {
            return Optional.empty();
        }
    };

    /** Whether this record is hidden. */
    boolean has(Stored record);

    /** A condition that leaves out some of what is hidden, as far as that is known by now. */
    Optional<Condition> without();
}
