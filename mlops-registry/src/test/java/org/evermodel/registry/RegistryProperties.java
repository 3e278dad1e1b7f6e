package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.spi.Storage;

/** Whatever sequence of registrations and moves, the registry does as a model does that fits on a page. */
class RegistryProperties {
    private static final List<Alias> ALIASES = List.of(Alias.CHAMPION, Alias.CHALLENGER);

    /** Something to be done to both. The outcome is a number, or the word for a refusal. */
    private record Deed(String what, int variant, Alias alias, int number, int expected) {
        String toRegistry(Registry registry) {
            ModelAlias moved = registry.models().alias(Samples.CHURN, alias);
            return outcome(() -> switch (what) {
                case "register" ->
                    registry.models()
                            .register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of())
                            .number();
                case "move" -> moved.moveTo(number, "").to().orElse(0);
                case "compare" ->
                    moved.compareAndMove(expected, number, "").to().orElse(0);
                case "remove" -> moved.remove("").to().orElse(0);
                case "rollback" -> moved.rollback("").to().orElse(0);
                default -> moved.rollForward("").to().orElse(0);
            });
        }

        String toModel(Simple model) {
            Line line = model.lines.get(alias);
            return outcome(() -> switch (what) {
                case "register" -> model.register(variant);
                case "move" -> line.move(model.existing(number));
                case "compare" ->
                    model.variants.isEmpty() ? model.existing(1).get() : line.compare(expected, model.existing(number));
                case "remove" -> line.remove();
                case "rollback" -> line.rollback();
                default -> line.rollForward();
            });
        }

        private static String outcome(Supplier<Integer> work) {
            try {
                return work.get().toString();
            } catch (NotFoundException e) {
                return "not found";
            } catch (ConflictException e) {
                return "conflict";
            }
        }
    }

    /** What a registry of one model is. */
    private static final class Simple {
        final List<Integer> variants = new ArrayList<>();
        final Map<Alias, Line> lines = new TreeMap<>();

        Simple() {
            ALIASES.forEach(alias -> lines.put(alias, new Line()));
        }

        int register(int variant) {
            if (!variants.contains(variant)) {
                variants.add(variant);
            }
            return variants.indexOf(variant) + 1;
        }

        Supplier<Integer> existing(int number) {
            return () -> {
                if (number > variants.size()) {
                    throw new NotFoundException("no version");
                }
                return number;
            };
        }
    }

    /** What an alias is: where it was, where it is, where it was rolled back from. 0 is nowhere. */
    private static final class Line {
        final Deque<Integer> past = new ArrayDeque<>();
        final Deque<Integer> future = new ArrayDeque<>();
        final List<Integer> history = new ArrayList<>();
        int now;

        int move(Supplier<Integer> to) {
            int number = to.get();
            return number == now ? now : place(number);
        }

        int compare(int expected, Supplier<Integer> to) {
            if (now != expected) {
                throw new ConflictException("elsewhere");
            }
            return move(to);
        }

        int remove() {
            require(now != 0);
            return place(0);
        }

        private int place(int number) {
            if (now != 0) {
                past.push(now);
            }
            future.clear();
            return at(number);
        }

        int rollback() {
            require(!past.isEmpty());
            future.push(now);
            return at(past.pop());
        }

        int rollForward() {
            require(!future.isEmpty());
            past.push(now);
            return at(future.pop());
        }

        private int at(int number) {
            now = number;
            history.add(number);
            return number;
        }

        private static void require(boolean possible) {
            if (!possible) {
                throw new NotFoundException("nothing there");
            }
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(
                                "register",
                                "register",
                                "move",
                                "move",
                                "compare",
                                "remove",
                                "rollback",
                                "rollback",
                                "forward"),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(ALIASES),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 3))
                .as(Deed::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void aRegistryInMemoryDoesAsTheModelDoes(@ForAll("deeds") List<Deed> deeds) {
        Storage storage = Storage.inMemory();

        agree(deeds, () -> storage);
    }

    @Property(tries = 4)
    void aRegistryOnDiskDoesAsTheModelDoes(@ForAll("deeds") List<Deed> deeds) {
        Path home = TemporaryHome.create();
        try {
            agree(deeds, () -> LocalStorage.at(home));
        } finally {
            TemporaryHome.delete(home);
        }
    }

    private static void agree(List<Deed> deeds, Supplier<Storage> storage) {
        Simple model = new Simple();
        int half = deeds.size() / 2;
        // Closed and opened again on the way.
        for (List<Deed> part : List.of(deeds.subList(0, half), deeds.subList(half, deeds.size()))) {
            try (Registry registry = Registry.builder(storage.get()).open()) {
                for (Deed deed : part) {
                    assertThat(deed.toRegistry(registry)).as("%s", deed).isEqualTo(deed.toModel(model));
                }
                assertSame(registry, model);
            }
        }
    }

    private static void assertSame(Registry registry, Simple model) {
        assertThat(registry.models().versions(Samples.CHURN)).hasSize(model.variants.size());
        model.lines.forEach((alias, line) -> {
            ModelAlias same = registry.models().alias(Samples.CHURN, alias);
            assertThat(same.current().map(ModelVersion::number).orElse(0)).isEqualTo(line.now);
            assertThat(same.history())
                    .extracting(AliasMove::to)
                    .extracting(to -> to.orElse(0))
                    .isEqualTo(line.history);
            assertThat(same.history())
                    .extracting(AliasMove::from)
                    .startsWith(line.history.isEmpty() ? new OptionalInt[0] : new OptionalInt[] {OptionalInt.empty()});
        });
        assertThat(registry.verify().problems()).isEmpty();
    }
}
