package org.evermodel.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/** What says that a bundle is a model package, and who can read it. */
final class PackageJson {
    private static final String FILE = "package.json";
    private static final int FORMAT = 1;

    private PackageJson() {}

    static byte[] format(String flavor) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("flavor", flavor);
        return Json.bytes(root);
    }

    static String flavor(byte[] bytes) {
        return PackageFile.reading(() -> {
            JsonIn root = Json.parse(FILE, bytes).only("format", "flavor");
            root.format(FORMAT);
            return root.field("flavor").text();
        });
    }
}
