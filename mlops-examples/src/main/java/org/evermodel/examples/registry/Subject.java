package org.evermodel.examples.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.RunId;
import org.evermodel.examples.UsageException;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.Registry;

/** What a command is about, by its address. */
sealed interface Subject {
    /** What an address looks like, for help and messages. */
    String FORMS = "models:/NAME, models:/NAME/3, models:/NAME@ALIAS, datasets:/NAME, datasets:/NAME/2 or runs:/ID";

    /** A model with all its versions. */
    record OfModel(ModelName name) implements Subject {}

    /** One version of a model, by number or alias. */
    record OfVersion(ModelUri uri) implements Subject {}

    /** A dataset with all its versions. */
    record OfDataset(DatasetName name) implements Subject {}

    /** One version of a dataset. */
    record OfDatasetVersion(DatasetName name, int number) implements Subject {}

    /** A run. */
    record OfRun(RunId id) implements Subject {}

    /** Parses an address; throws UsageException naming the forms there are. */
    static Subject parse(String address) {
        Matcher parts = Addresses.FORM.matcher(address);
        if (!parts.matches()) {
            throw new UsageException("\"" + address + "\" is no address; they look like " + FORMS);
        }
        try {
            return of(parts.group("sort"), parts.group("rest"), address);
        } catch (IllegalArgumentException e) {
            throw new UsageException("\"" + address + "\" is no address: " + e.getMessage(), e);
        }
    }

    private static Subject of(String sort, String rest, String address) {
        if (sort.equals("runs")) {
            return new OfRun(new RunId(rest));
        }
        if (sort.equals("models")) {
            return rest.matches("[^/@]+") ? new OfModel(new ModelName(rest)) : new OfVersion(ModelUri.parse(address));
        }
        Matcher version = Addresses.VERSION.matcher(rest);
        return version.matches()
                ? new OfDatasetVersion(
                        new DatasetName(version.group("name")), Integer.parseInt(version.group("number")))
                : new OfDataset(new DatasetName(rest));
    }

    /** Throws NotFoundException where there is no such thing. */
    static void require(Registry registry, Subject subject, String address) {
        Shown.of(registry, subject, address);
    }

    /** Throws NotFoundException where the model of an alias is not there. */
    static void requireModel(Registry registry, String address) {
        if (parse(address) instanceof OfVersion version
                && registry.models().find(version.uri().name()).isEmpty()) {
            throw Shown.unknown("models:/" + version.uri().name());
        }
    }

    /** The alias at an address like {@code models:/churn@champion}; throws UsageException for any other. */
    static ModelAlias alias(Registry registry, String address) {
        if (parse(address) instanceof OfVersion version && version.uri() instanceof ModelUri.OfAlias alias) {
            return registry.models().alias(alias.name(), alias.alias());
        }
        throw new UsageException(
                "\"" + address + "\" names no alias; that would be models:/NAME@" + Alias.CHAMPION + ", for one");
    }
}

/** Kept out of the interface, whose fields would be public. */
final class Addresses {
    static final Pattern FORM = Pattern.compile("(?<sort>models|datasets|runs):/(?<rest>.+)");
    static final Pattern VERSION = Pattern.compile("(?<name>[^/]+)/(?<number>[1-9][0-9]{0,8})");

    private Addresses() {}
}
