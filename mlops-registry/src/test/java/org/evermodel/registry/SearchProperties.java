package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.evermodel.ExperimentName;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.tracking.Run;

/** Whatever is asked, the runs that are found are those that a look at every run finds. */
class SearchProperties {
    private static Path home;
    private static Registry registry;
    private static List<Run> all;

    @BeforeContainer
    static void fill() throws IOException {
        home = Files.createTempDirectory("search");
        registry = Registry.builder(LocalStorage.at(home))
                .clock(Clock.fixed(RegistryContract.NOW, ZoneOffset.UTC))
                .random(new Random(3))
                .open();
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            Recording run = registry.experiments().start(new ExperimentName("e" + i % 3), "run " + i);
            if (i % 4 > 0) {
                run.metrics(Map.of("m", (double) random.nextInt(5)), 1);
            }
            run.tags(Map.of("t", List.of("a", "b", "A", "ab").get(random.nextInt(4))));
            if (i % 5 > 0) {
                run.params(Map.of("p", Integer.toString(random.nextInt(3))));
            }
            if (i % 2 == 0) {
                run.end(Outcome.FINISHED, "done");
            }
        }
        all = registry.search().runs(Search.everything().withPageSize(1_000)).items();
    }

    @AfterContainer
    static void close() {
        registry.close();
    }

    /** A condition, and whether a run meets it. */
    private record Case(String text, java.util.function.Predicate<Run> isMet) {}

    private static Case number(String sign, java.util.function.BiPredicate<Double, Double> holds, double value) {
        return new Case(
                "metrics.m " + sign + " " + value,
                run -> run.metrics().containsKey("m")
                        && holds.test(run.metrics().get("m").value(), value));
    }

    private static boolean tag(Run run, java.util.function.Predicate<String> holds) {
        return holds.test(run.tags().get("t"));
    }

    @Provide
    Arbitrary<List<Case>> filters() {
        List<Case> cases = new ArrayList<>();
        for (double value : new double[] {0, 2, 4, 9}) {
            cases.add(number("=", (one, other) -> one.equals(other), value));
            cases.add(number("!=", (one, other) -> !one.equals(other), value));
            cases.add(number("<", (one, other) -> one < other, value));
            cases.add(number(">=", (one, other) -> one >= other, value));
        }
        cases.add(new Case("tags.t = 'a'", run -> tag(run, "a"::equals)));
        cases.add(new Case("tags.t != 'a'", run -> tag(run, tag -> !tag.equals("a"))));
        cases.add(new Case("tags.t IN ('a', 'b')", run -> tag(run, List.of("a", "b")::contains)));
        cases.add(new Case(
                "tags.t NOT IN ('a', 'b')",
                run -> tag(run, tag -> !List.of("a", "b").contains(tag))));
        cases.add(new Case("tags.t LIKE 'a%'", run -> tag(run, tag -> tag.startsWith("a"))));
        cases.add(new Case("tags.t ILIKE 'a'", run -> tag(run, "a"::equalsIgnoreCase)));
        cases.add(new Case("params.p IS NULL", run -> !run.params().containsKey("p")));
        cases.add(new Case("params.p IS NOT NULL", run -> run.params().containsKey("p")));
        cases.add(new Case(
                "params.p != '1'",
                run -> run.params().containsKey("p") && !run.params().get("p").equals("1")));
        cases.add(new Case("status = 'FINISHED'", run -> run.end().isPresent()));
        cases.add(
                new Case("experiment != 'e1'", run -> !run.experiment().value().equals("e1")));
        cases.add(
                new Case("experiment LIKE '_2'", run -> run.experiment().value().equals("e2")));
        return Arbitraries.of(cases).list().ofMaxSize(4);
    }

    @Property(tries = 300)
    void whatIsFoundIsWhatALookAtEveryRunFinds(@ForAll("filters") List<Case> filter, @ForAll("sizes") int pageSize) {
        String text = String.join(" AND ", filter.stream().map(Case::text).toList());
        List<Run> expected = all.stream()
                .filter(run -> filter.stream().allMatch(each -> each.isMet().test(run)))
                .toList();

        assertThat(pages(Search.where(text).withPageSize(pageSize))).isEqualTo(expected);
        assertThat(pages(Search.where(text).withPageSize(pageSize).orderedBy("metrics.m DESC")))
                .containsExactlyInAnyOrderElementsOf(expected)
                .isSortedAccordingTo(java.util.Comparator.comparing(
                                (Run run) -> Optional.ofNullable(run.metrics().get("m"))
                                        .map(point -> -point.value())
                                        .orElse(Double.MAX_VALUE))
                        .thenComparing(Run::id));
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(1, 7, 100);
    }

    private static List<Run> pages(Search search) {
        List<Run> runs = new ArrayList<>();
        Found<Run> page = registry.search().runs(search);
        runs.addAll(page.items());
        while (page.nextPage().isPresent()) {
            page = registry.search().runs(search.after(page.nextPage().get()));
            runs.addAll(page.items());
        }
        return runs;
    }
}
