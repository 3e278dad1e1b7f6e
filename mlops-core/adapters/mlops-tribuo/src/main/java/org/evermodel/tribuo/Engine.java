package org.evermodel.tribuo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.tribuo.Tribuo;
import org.tribuo.common.xgboost.XGBoostTrainer;

/** What all trainers here learn by. */
final class Engine {
    private static final String XGBOOST_TELLS = "xgboost4j-version.properties";

    private Engine() {}

    /** The engine that is there now: its numbers, since the compiler would have copied the text it calls its version. */
    static Map<String, String> environment() {
        return Map.of("tribuo", tribuo());
    }

    /** The same for trainers over XGBoost, whose release is none of Tribuo's. */
    static Map<String, String> environmentOfBoosters() {
        return Map.of("tribuo", tribuo(), "xgboost", xgboost());
    }

    private static String tribuo() {
        return Tribuo.MAJOR_VERSION + "." + Tribuo.MINOR_VERSION + "." + Tribuo.POINT_VERSION + Tribuo.TAG_VERSION;
    }

    /** As its jar tells; asking the native library itself would load it to make a key. */
    private static String xgboost() {
        ClassLoader jars = XGBoostTrainer.class.getClassLoader();
        try (InputStream told = jars.getResourceAsStream(XGBOOST_TELLS)) {
            Properties properties = new Properties();
            if (told != null) {
                properties.load(told);
            }
            String version = properties.getProperty("version", "").strip();
            if (version.isEmpty()) {
                throw new IllegalStateException("the XGBoost that is there names no version in " + XGBOOST_TELLS
                        + "; models are kept by it, so put the jar of XGBoost4J itself on the class path");
            }
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException("the version of XGBoost cannot be read from " + XGBOOST_TELLS, e);
        }
    }
}
