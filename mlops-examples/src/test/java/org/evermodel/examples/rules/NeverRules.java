package org.evermodel.examples.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.function.Predicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evermodel.examples.rules.House.Room;
import org.jspecify.annotations.NullMarked;

/** What no module of a house may ever do, one rule a method. */
record NeverRules(House house) {

    ArchRule coreImportsNoSibling() {
        return classes().that(areIn(Set.of(Room.CORE))).should(importOnlyRoomsAllowed());
    }

    ArchRule siblingsNeverImportEachOther() {
        return classes().that(areIn(House.SIBLINGS)).should(importOnlyRoomsAllowed());
    }

    ArchRule testkitImportsOnlyCore() {
        return classes().that(areIn(Set.of(Room.TESTKIT))).should(importOnlyRoomsAllowed());
    }

    ArchRule adaptersImportOnlyTheirModuleCoreAndTheirVendor() {
        var common = Set.of("java", "javax", "org.slf4j", "org.jspecify");
        return classes()
                .that(areIn(House.ADAPTERS))
                .should(importOnlyRoomsAllowed())
                .andShould(satisfy(
                        "import no vendor but their own",
                        type -> dependencies(type)
                                .filter(dependency -> {
                                    var target = dependency.getTargetClass().getBaseComponentType();
                                    return !target.isPrimitive()
                                            && house.roomOf(target).isEmpty()
                                            && !isWithinAny(common, target)
                                            && !isWithinAny(roomOf(type).vendor, target)
                                            && !isWithinAny(roomOf(type).tools, target);
                                })
                                .map(Dependency::getDescription)));
    }

    ArchRule publicSignaturesMentionNoThirdParty() {
        var allowed = Set.of("java", "javax.sql", "org.jspecify");
        return classes()
                .that(areIn(House.PUBLISHED))
                .should(satisfy(
                        "mention no third party in public signatures",
                        type -> PublicSignature.of(type)
                                .typesBy((member, mentioned) ->
                                        house.roomOf(mentioned).isEmpty()
                                                        && !isWithinAny(allowed, mentioned)
                                                        && !isWithinAny(roomOf(type).vendor, mentioned)
                                                ? Stream.of(member + " mentions " + mentioned.getName())
                                                : Stream.empty())));
    }

    ArchRule internalsAreReachedOnlyInStaticFactories() {
        return classes()
                .that(areIn(House.PUBLISHED))
                .and(are("outside internal packages", not(house::isInternal)))
                .should(satisfy(
                        "reach internals only in static factories",
                        type -> Reaches.outsideStaticCode(type, house::isInternal)));
    }

    ArchRule spiNeverReachesInternals() {
        return classes()
                .that(are("service provider interfaces", house::isSpi))
                .should(satisfy(
                        "reach no internals",
                        type -> dependencies(type)
                                .filter(dependency -> house.isInternal(target(dependency)))
                                .map(Dependency::getDescription)));
    }

    ArchRule nobodyReachesAnotherModulesInternals() {
        return classes()
                .that(areIn(EnumSet.allOf(Room.class)))
                .should(satisfy(
                        "reach no other module's internals",
                        type -> dependencies(type)
                                .filter(dependency -> house.isInternal(target(dependency)))
                                .filter(dependency ->
                                        !house.roomOf(target(dependency)).equals(house.roomOf(type)))
                                .map(Dependency::getDescription)));
    }

    ArchRule packagesFormNoCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return house.isIn(House.PUBLISHED, type)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    ArchRule nothingIsPrinted() {
        return noClasses().that(areIn(House.PUBLISHED)).should(ACCESS_STANDARD_STREAMS);
    }

    ArchRule nothingIsLoggedThroughTheJdk() {
        return noClasses().that(areIn(House.PUBLISHED)).should(USE_JAVA_UTIL_LOGGING);
    }

    ArchRule environmentVariablesAreNotRead() {
        return noClasses()
                .that(areIn(House.PUBLISHED))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads an environment variable",
                        call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("getenv")));
    }

    ArchRule noStateIsStatic() {
        return classes()
                .that(areIn(House.PUBLISHED))
                .should(satisfy(
                        "keep no static state",
                        type -> type.getFields().stream()
                                .filter(NeverRules::isStaticState)
                                .map(JavaField::getDescription)));
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(areIn(EnumSet.allOf(Room.class)))
                .should(satisfy(
                        "be in a @NullMarked package",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                                ? Stream.empty()
                                : Stream.of(type.getPackageName() + " is not @NullMarked")));
    }

    ArchRule timeAndChanceArePassedIn() {
        return classes()
                .that(areIn(House.PRODUCT))
                .should(satisfy(
                        "take time and chance only in static factories of the public packages",
                        type -> TimeAndChance.takenBy(type)
                                .filter(call -> house.isInternal(type)
                                        || !call.getOrigin().getModifiers().contains(JavaModifier.STATIC))
                                .map(call -> call.getDescription())));
    }

    private ArchCondition<JavaClass> importOnlyRoomsAllowed() {
        return satisfy(
                "import only modules they may",
                type -> dependencies(type)
                        .filter(dependency -> house.roomOf(target(dependency))
                                .filter(room -> room != roomOf(type)
                                        && !roomOf(type).mayImport.contains(room))
                                .isPresent())
                        .map(Dependency::getDescription));
    }

    private Room roomOf(JavaClass type) {
        return house.roomOf(type).orElseThrow();
    }

    private static boolean isStaticState(JavaField field) {
        var modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        var type = field.getRawType();
        var isAtomic = type.getPackageName().equals("java.util.concurrent.atomic")
                && !type.getSimpleName().endsWith("FieldUpdater");
        return !modifiers.contains(JavaModifier.FINAL)
                || isAtomic
                || type.isAssignableTo(ConcurrentMap.class)
                || type.isAssignableTo(ThreadLocal.class);
    }

    private static Stream<Dependency> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static boolean isWithinAny(Set<String> starts, JavaClass type) {
        return starts.stream().anyMatch(start -> House.isWithin(type.getPackageName(), start));
    }

    private DescribedPredicate<JavaClass> areIn(Set<Room> rooms) {
        return are("in " + rooms, type -> house.isIn(rooms, type));
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe("are " + what, test);
    }

    /** A condition told by the complaints it has of a class: none, and the class is fine. */
    private static ArchCondition<JavaClass> satisfy(String what, Function<JavaClass, Stream<String>> complaints) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complaints
                        .apply(type)
                        .distinct()
                        .forEach(complaint ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + complaint)));
            }
        };
    }
}
