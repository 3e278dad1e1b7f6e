package org.evermodel.examples.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Holds every module to the rules. It lives here because only the examples have all modules on their class path. */
class NeverRulesTest {
    private static final House HOUSE = new House("org.evermodel");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE.root());

    private final NeverRules rules = new NeverRules(HOUSE);

    @Test
    void everyRoomIsSeen() {
        var seen = CLASSES.stream().flatMap(type -> HOUSE.roomOf(type).stream()).collect(toSet());

        assertThat(seen).isEqualTo(EnumSet.allOf(House.Room.class));
    }

    @Test
    void coreImportsNoSibling() {
        rules.coreImportsNoSibling().check(CLASSES);
    }

    @Test
    void siblingsNeverImportEachOther() {
        rules.siblingsNeverImportEachOther().check(CLASSES);
    }

    @Test
    void testkitImportsOnlyCore() {
        rules.testkitImportsOnlyCore().check(CLASSES);
    }

    @Test
    void adaptersImportOnlyTheirModuleCoreAndTheirVendor() {
        rules.adaptersImportOnlyTheirModuleCoreAndTheirVendor().check(CLASSES);
    }

    @Test
    void publicSignaturesMentionNoThirdParty() {
        rules.publicSignaturesMentionNoThirdParty().check(CLASSES);
    }

    @Test
    void internalsAreReachedOnlyInStaticFactories() {
        rules.internalsAreReachedOnlyInStaticFactories().check(CLASSES);
    }

    @Test
    void spiNeverReachesInternals() {
        rules.spiNeverReachesInternals().check(CLASSES);
    }

    @Test
    void nobodyReachesAnotherModulesInternals() {
        rules.nobodyReachesAnotherModulesInternals().check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        rules.packagesFormNoCycles().check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        rules.nothingIsPrinted().check(CLASSES);
    }

    @Test
    void nothingIsLoggedThroughTheJdk() {
        rules.nothingIsLoggedThroughTheJdk().check(CLASSES);
    }

    @Test
    void environmentVariablesAreNotRead() {
        rules.environmentVariablesAreNotRead().check(CLASSES);
    }

    @Test
    void noStateIsStatic() {
        rules.noStateIsStatic().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        rules.everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void timeAndChanceArePassedIn() {
        rules.timeAndChanceArePassedIn().check(CLASSES);
    }
}
