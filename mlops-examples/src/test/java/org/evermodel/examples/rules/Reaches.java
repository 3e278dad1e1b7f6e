package org.evermodel.examples.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a class reaches others from anything but static code. A static factory may do what it likes inside its body; a
 * type it hides must not come back as a supertype, in a field of an instance, in a signature, or in an instance's code.
 */
final class Reaches {
    private Reaches() {}

    static Stream<String> outsideStaticCode(JavaClass type, Predicate<JavaClass> hidden) {
        var supertypes = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(hidden)
                .map(supertype -> "is a " + supertype.getName());
        var accesses = type.getAccessesFromSelf().stream()
                .filter(access -> hidden.test(access.getTargetOwner()) && !isStatic(access.getOrigin()))
                .map(JavaAccess::getDescription);
        var checks = type.getInstanceofChecks().stream()
                .filter(check -> hidden.test(check.getRawType()) && !isStatic(check.getOwner()))
                .map(Object::toString);
        var literals = type.getReferencedClassObjects().stream()
                .filter(literal -> hidden.test(literal.getRawType()) && !isStatic(literal.getOwner()))
                .map(Object::toString);
        var members = type.getMembers().stream()
                .filter(member -> !isPrivateStatic(member) && !isSynthetic(member))
                .filter(member -> PublicSignature.mentionedBy(member).anyMatch(hidden))
                .map(member -> member.getName() + " shows a hidden type");
        return Stream.of(supertypes, accesses, checks, literals, members).flatMap(each -> each);
    }

    private static boolean isStatic(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.STATIC);
    }

    private static boolean isPrivateStatic(JavaMember member) {
        return isStatic(member) && member.getModifiers().contains(JavaModifier.PRIVATE);
    }

    private static boolean isSynthetic(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
