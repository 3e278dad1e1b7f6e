package org.evermodel.examples.crash;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.Verdict;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.Approved;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.Graph;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;
import org.evermodel.spi.ArtifactStore;

/**
 * A pipeline with a bit of everything: branches, one of them in each element of a list, gates, joins, a list and an
 * approval; some steps are kept for other runs, some only for their own. Its texts are made longer from place to place, so that its output tells the way.
 */
final class TwentyPlaces {
    static final String INPUT = "x";
    static final String OUTPUT = "x.load.clean.small*0.scale.train.even,1.scale.train.odd,2.scale.train.even.best"
            + "*x.load.clean.small.describe.report!.publish.archive.notify";

    enum Size {
        SMALL,
        LARGE
    }

    enum Parity {
        EVEN,
        ODD
    }

    private final Consumer<String> ran;

    /** Tells {@code ran} the path of each step that runs. */
    TwentyPlaces(Consumer<String> ran) {
        this.ran = ran;
    }

    /** Puts a word behind a text. */
    private record Word(String word, Consumer<String> ran) implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            ran.accept(path(context.stepId(), text));
            return text + "." + word;
        }

        @Override
        public Optional<Codec<String>> codec() {
            return Optional.of(new Texts());
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("word", word);
        }
    }

    /** An element's text begins with its position. */
    private static String path(String stepId, String text) {
        return stepId.startsWith("each/") ? "each[" + text.charAt(0) + "]" + stepId.substring(4) : stepId;
    }

    private record Texts() implements Codec<String> {
        @Override
        public String name() {
            return "text/1";
        }

        @Override
        public ArtifactRef write(String value, ArtifactStore store) {
            return store.put(out -> out.write(value.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String read(Digest digest, ArtifactStore store) {
            return new String(store.read(digest), StandardCharsets.UTF_8);
        }
    }

    /** A list of three. */
    private record Parts(Consumer<String> ran) implements Step<String, List<String>> {
        @Override
        public List<String> run(String text, StepContext context) {
            ran.accept(context.stepId());
            return List.of("0", "1", "2");
        }

        @Override
        public Optional<Codec<List<String>>> codec() {
            return Optional.of(new Lines());
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("parts", "3");
        }
    }

    private record Lines() implements Codec<List<String>> {
        @Override
        public String name() {
            return "lines/1";
        }

        @Override
        public ArtifactRef write(List<String> value, ArtifactStore store) {
            return new Texts().write(String.join("\n", value), store);
        }

        @Override
        public List<String> read(Digest digest, ArtifactStore store) {
            return List.of(new Texts().read(digest, store).split("\n"));
        }
    }

    private Step<String, String> word(String word) {
        return new Word(word, ran);
    }

    /** One that only the run itself remembers. */
    private Step<String, String> ownWord(String word) {
        return word(word).neverCached();
    }

    private static final Gate<String> ACCEPTS = (text, context) -> new Verdict.Accepted("it is a text");

    private Pipeline<String, String> body() {
        return Pipeline.named("body", String.class)
                .step("scale", word("scale"))
                .step("train", ownWord("train"))
                .branch(
                        "parity",
                        Parity.class,
                        text -> text.charAt(0) == '1' ? Parity.ODD : Parity.EVEN,
                        parity -> switch (parity) {
                            case EVEN -> word("even");
                            case ODD -> word("odd");
                        })
                .build();
    }

    Pipeline<String, String> pipeline() {
        Graph graph = Graph.named("twenty-places");
        var input = graph.input("input", String.class);
        var clean = graph.step("clean", graph.step("load", input, word("load")), ownWord("clean"));
        var checked = graph.gate("checked", clean, ACCEPTS);
        var sized = graph.branch(
                "size",
                checked,
                Size.class,
                text -> text.length() < 100 ? Size.SMALL : Size.LARGE,
                size -> switch (size) {
                    case SMALL -> word("small");
                    case LARGE -> word("large");
                });
        var parts = graph.step("parts", sized, new Parts(ran));
        var each = graph.forEach("each", parts, 2, body());
        var all = graph.join("all", sized, each, (text, list) -> text + "*" + String.join(",", list));
        var best = graph.step("best", all, word("best"));
        var described = graph.step("describe", sized, ownWord("describe"));
        var report = graph.gate("sound", graph.step("report", described, word("report")), ACCEPTS);
        var both = graph.join("both", best, report, (left, right) -> left + "*" + right);
        var released = graph.awaitApproval("release", both, Approval.of("Release it?"));
        var agreed =
                graph.join("agreed", released, report, (Approved<String> text, String about) -> text.value() + "!");
        var published = graph.step("publish", agreed, ownWord("publish"));
        var worth = graph.gate("worth", published, ACCEPTS);
        var archived = graph.step("archive", worth, word("archive"));
        return graph.build(input, graph.step("notify", archived, word("notify")));
    }
}
