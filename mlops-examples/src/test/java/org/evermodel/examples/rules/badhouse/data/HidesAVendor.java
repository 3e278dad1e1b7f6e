package org.evermodel.examples.rules.badhouse.data;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks no rule: nobody outside sees the vendor. */
public record HidesAVendor(Object value) {
    static ObjectMapper hidden() {
        return new ObjectMapper();
    }
}
