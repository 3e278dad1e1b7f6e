package org.evermodel.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.evermodel.spi.Storage;

/**
 * Whatever a host does, in whatever order, every store does as the one in memory: outcomes, refusals, every row of the
 * audit log to the digit, and now and then everything that can be read. Short lives are the same at each run; long ones
 * are new each time, and a failure tells the seed, and the shortest life that fails.
 */
@AddLifecycleHook(value = FreshSeed.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class StateMachineProperties {
    private static final int FEW = 60;
    private static final int MANY = 800;

    private final List<Twins> opened = new ArrayList<>();
    private final List<Path> homes = new ArrayList<>();

    @AfterTry
    void cleanUp() {
        opened.forEach(Twins::close);
        homes.forEach(TemporaryHome::delete);
        opened.clear();
        homes.clear();
    }

    @Provide
    Arbitrary<ActionChain<Twins>> inMemory() {
        return chains(() -> {
            Storage storage = Storage.inMemory();
            return () -> storage;
        });
    }

    @Provide
    Arbitrary<ActionChain<Twins>> onDisk() {
        return chains(this::newHome);
    }

    @Provide
    Arbitrary<ActionChain<Twins>> onDiskForLong() {
        return chains(this::newHome).withMaxTransformations(MANY);
    }

    @Provide
    Arbitrary<ActionChain<Twins>> inH2() {
        return chains(() -> newStore("h2"));
    }

    @Provide
    Arbitrary<ActionChain<Twins>> inH2ForLong() {
        return chains(() -> newStore("h2")).withMaxTransformations(MANY);
    }

    @Provide
    Arbitrary<ActionChain<Twins>> inPostgres() {
        return chains(() -> newStore("postgres"));
    }

    @Provide
    Arbitrary<ActionChain<Twins>> inPostgresForLong() {
        return chains(() -> newStore("postgres")).withMaxTransformations(MANY);
    }

    private Supplier<Storage> newStore(String sort) {
        Path home = TemporaryHome.create();
        homes.add(home);
        String address = Stores.create(sort, home);
        return () -> Stores.open(address);
    }

    private Supplier<Storage> newHome() {
        Path home = TemporaryHome.create();
        homes.add(home);
        return () -> LocalStorage.at(home);
    }

    private ActionChainArbitrary<Twins> chains(Supplier<Supplier<Storage>> stores) {
        ActionChainArbitrary<Twins> chains = ActionChain.startWith(() -> {
            Twins twins = new Twins(stores.get(), 7);
            opened.add(twins);
            return twins;
        });
        for (Deed deed : Deeds.all()) {
            chains = chains.withAction(deed.weight(), action(deed));
        }
        return chains.withAction(1, Action.just("reopen", Transformer.mutate("reopen", Twins::reopen)))
                .withMaxTransformations(FEW);
    }

    private static Action<Twins> action(Deed deed) {
        return new Action.Independent<>() {
            @Override
            public Arbitrary<Transformer<Twins>> transformer() {
                return Arbitraries.longs()
                        .between(0, 10_000)
                        .map(seed -> Transformer.mutate(deed + " " + seed, twins -> twins.live(deed, seed)));
            }
        };
    }

    @Property(tries = 5, seed = "20260115")
    void twoLivesInMemoryAreTheSame(@ForAll("inMemory") ActionChain<Twins> chain) {
        live(chain);
    }

    @Property(tries = 5, seed = "20260115")
    void aLifeOnDiskIsTheOneInMemory(@ForAll("onDisk") ActionChain<Twins> chain) {
        live(chain);
    }

    @Tag("slow")
    @Property(tries = 5)
    void aLongLifeOnDiskIsTheOneInMemory(@ForAll("onDiskForLong") ActionChain<Twins> chain) {
        live(chain);
    }

    @Property(tries = 3, seed = "20260117")
    void aLifeInH2IsTheOneInMemory(@ForAll("inH2") ActionChain<Twins> chain) {
        live(chain);
    }

    @Tag("slow")
    @Property(tries = 4)
    void aLongLifeInH2IsTheOneInMemory(@ForAll("inH2ForLong") ActionChain<Twins> chain) {
        live(chain);
    }

    @Property(tries = 2, seed = "20260118")
    void aLifeInPostgresIsTheOneInMemory(@ForAll("inPostgres") ActionChain<Twins> chain) {
        live(chain);
    }

    @Tag("slow")
    @Property(tries = 4)
    void aLongLifeInPostgresIsTheOneInMemory(@ForAll("inPostgresForLong") ActionChain<Twins> chain) {
        live(chain);
    }

    private static void live(ActionChain<Twins> chain) {
        Twins twins = chain.run();
        twins.assertSame();
        twins.assertSound();
    }
}
