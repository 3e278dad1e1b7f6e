package org.evermodel.examples.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The types that a class shows to whoever uses or extends it, each with the member that shows it. */
record PublicSignature(JavaClass type) {
    private static final Set<JavaModifier> SHOWN = Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

    static PublicSignature of(JavaClass type) {
        return new PublicSignature(type);
    }

    /** What {@code judge} says of each pair of a member and a type that the member mentions. */
    Stream<String> typesBy(BiFunction<String, JavaClass, Stream<String>> judge) {
        if (!isShown(type)) {
            return Stream.empty();
        }
        var header = Stream.concat(
                        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream()),
                        type.getTypeParameters().stream())
                .flatMap(PublicSignature::mentioned)
                .flatMap(mentioned -> judge.apply("its header", mentioned));
        var members = type.getMembers().stream()
                .filter(PublicSignature::isShown)
                .flatMap(member -> mentionedBy(member).flatMap(mentioned -> judge.apply(member.getName(), mentioned)));
        return Stream.concat(header, members);
    }

    /** Every type in a member's declaration, type arguments and array elements included. */
    static Stream<JavaClass> mentionedBy(JavaMember member) {
        if (member instanceof JavaField field) {
            return mentioned(field.getType());
        }
        var unit = (JavaCodeUnit) member;
        var types = Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getTypeParameters().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(each -> each);
        return types.flatMap(PublicSignature::mentioned);
    }

    private static Stream<JavaClass> mentioned(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(raw -> !raw.isPrimitive());
    }

    /** A nested class is shown only if every class around it is. */
    private static boolean isShown(JavaClass type) {
        return type.getModifiers().stream().anyMatch(SHOWN::contains)
                && !type.getPackageName().contains(".internal")
                && type.getEnclosingClass().map(PublicSignature::isShown).orElse(true);
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().stream().anyMatch(SHOWN::contains)
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
