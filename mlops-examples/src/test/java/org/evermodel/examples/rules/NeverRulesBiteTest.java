package org.evermodel.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds a house that was built badly on purpose to the same rules: each must name its offenders and nobody else. */
class NeverRulesBiteTest {
    private static final House HOUSE = new House("org.evermodel.examples.rules.badhouse");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(HOUSE.root());
    private static final Pattern OFFENDER = Pattern.compile("badhouse\\.(?:\\w+\\.)*([A-Z]\\w+)");

    private final NeverRules rules = new NeverRules(HOUSE);

    @Test
    void coreImportsNoSibling() {
        assertThat(offenders(rules.coreImportsNoSibling())).containsExactly("KnowsASibling");
    }

    @Test
    void siblingsNeverImportEachOther() {
        assertThat(offenders(rules.siblingsNeverImportEachOther())).containsExactly("KnowsAnotherSibling");
    }

    @Test
    void testkitImportsOnlyCore() {
        assertThat(offenders(rules.testkitImportsOnlyCore())).containsExactly("KnowsTheRegistry");
    }

    @Test
    void adaptersImportOnlyTheirModuleCoreAndTheirVendor() {
        assertThat(offenders(rules.adaptersImportOnlyTheirModuleCoreAndTheirVendor()))
                .containsExactly("KnowsAnotherVendor");
    }

    @Test
    void publicSignaturesMentionNoThirdParty() {
        assertThat(offenders(rules.publicSignaturesMentionNoThirdParty())).containsExactly("ShowsAVendor");
    }

    @Test
    void internalsAreReachedOnlyInStaticFactories() {
        assertThat(offenders(rules.internalsAreReachedOnlyInStaticFactories()))
                .containsExactly("KeepsAnInternal", "ReachesInFromAnInstance");
    }

    @Test
    void spiNeverReachesInternals() {
        assertThat(offenders(rules.spiNeverReachesInternals())).containsExactly("ReachesInFromAFactory");
    }

    @Test
    void nobodyReachesAnotherModulesInternals() {
        assertThat(offenders(rules.nobodyReachesAnotherModulesInternals())).containsExactly("ReachesIntoCore");
    }

    @Test
    void packagesFormNoCycles() {
        assertThat(report(rules.packagesFormNoCycles())).contains("cycle.there", "cycle.back");
    }

    @Test
    void nothingIsPrinted() {
        assertThat(offenders(rules.nothingIsPrinted())).containsExactly("Prints");
    }

    @Test
    void nothingIsLoggedThroughTheJdk() {
        assertThat(offenders(rules.nothingIsLoggedThroughTheJdk())).containsExactly("LogsThroughTheJdk");
    }

    @Test
    void environmentVariablesAreNotRead() {
        assertThat(offenders(rules.environmentVariablesAreNotRead())).containsExactly("ReadsTheEnvironment");
    }

    @Test
    void noStateIsStatic() {
        assertThat(offenders(rules.noStateIsStatic())).containsExactly("Caches", "Counts");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(offenders(rules.everyPackageIsNullMarked()))
                .contains("Counts")
                .doesNotContain("IsMarked");
    }

    @Test
    void timeAndChanceArePassedIn() {
        assertThat(offenders(rules.timeAndChanceArePassedIn())).containsExactly("DrawsByItself", "ReadsTheClock");
    }

    /** The first class each complaint names, which is the one complained of. */
    private static Set<String> offenders(ArchRule rule) {
        var offenders = new TreeSet<String>();
        for (var complaint : rule.evaluate(CLASSES).getFailureReport().getDetails()) {
            var named = OFFENDER.matcher(complaint);
            assertThat(named.find()).as(complaint).isTrue();
            offenders.add(named.group(1));
        }
        return offenders;
    }

    private static String report(ArchRule rule) {
        return rule.evaluate(CLASSES).getFailureReport().toString();
    }
}
