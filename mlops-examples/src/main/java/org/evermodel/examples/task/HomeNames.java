package org.evermodel.examples.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.model.Target;
import org.evermodel.model.Task;

/**
 * What things are called in the home. A model is named after its file and target, with a few digits of a hash over the
 * file's real path and what is asked of the target, so that two files or two questions never share a champion, and one
 * question of one file does wherever it is asked from. What was not said but inferred from the rows (the task, the positive
 * class) is no part of it: it may turn as rows come, and the model is still the same one.
 *
 * @param model the model
 * @param dataset the table
 * @param experiment the runs
 */
public record HomeNames(ModelName model, DatasetName dataset, ExperimentName experiment) {
    private static final int LONGEST_WORDS = 50;
    private static final int HASH_DIGITS = 8;

    /** The names for a target of a file. */
    public static HomeNames of(Path file, Target target) {
        String path = realPath(file);
        String words = file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        String question = target.column() + "\n" + target.task().map(Task::name).orElse("") + "\n"
                + String.join("\n", target.positives());
        String model = name(words + "-" + target.column(), path + "\n" + question);
        return new HomeNames(new ModelName(model), new DatasetName(name(words, path)), new ExperimentName(model));
    }

    private static String realPath(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    private static String name(String words, String identity) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String start = plain.isEmpty() ? "data" : plain.substring(0, Math.min(LONGEST_WORDS, plain.length()));
        String hash = Digest.of(identity.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HASH_DIGITS);
        return start.replaceAll("-+$", "") + "-" + hash;
    }
}
