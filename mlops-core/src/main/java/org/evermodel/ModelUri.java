package org.evermodel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a model in MLflow's form: {@code models:/churn/3} or {@code models:/churn@champion}. */
public sealed interface ModelUri {
    /** The model that is addressed. */
    ModelName name();

    /** Exactly one version, {@code models:/churn/3}. */
    static ModelUri of(ModelName name, int number) {
        return new OfVersion(name, number);
    }

    /** Whatever version the alias names when the address is resolved, {@code models:/churn@champion}. */
    static ModelUri of(ModelName name, Alias alias) {
        return new OfAlias(name, alias);
    }

    /** Parses either form; throws IllegalArgumentException naming the text and the forms that are understood. */
    static ModelUri parse(String text) {
        Matcher parts = Forms.URI.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "model address must be models:/name/3 or models:/name@alias, but was \"" + text + "\"");
        }
        ModelName name = new ModelName(parts.group("name"));
        String number = parts.group("number");
        return number != null ? of(name, Integer.parseInt(number)) : of(name, new Alias(parts.group("alias")));
    }

    /**
     * One version by number.
     *
     * @param name the model
     * @param number the version's number, at least 1
     */
    record OfVersion(ModelName name, int number) implements ModelUri {
        /** Refuses a number below 1. */
        public OfVersion {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "version number of " + name + " must be at least 1, but was " + number);
            }
        }

        @Override
        public String toString() {
            return "models:/" + name + "/" + number;
        }
    }

    /**
     * One version by alias.
     *
     * @param name the model
     * @param alias the alias to follow
     */
    record OfAlias(ModelName name, Alias alias) implements ModelUri {
        @Override
        public String toString() {
            return "models:/" + name + "@" + alias;
        }
    }
}

/** Kept out of the interface, whose fields would be public. */
final class Forms {
    static final Pattern URI =
            Pattern.compile("models:/(?<name>[^/@]+)(?:/(?<number>[1-9][0-9]{0,8})|@(?<alias>[^/@]+))");

    private Forms() {}
}
