package org.evermodel.examples.rules.badhouse.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

public final class ShowsAVendor {
    private ShowsAVendor() {}

    public static List<ObjectMapper[]> inATypeArgument() {
        return List.of();
    }
}
