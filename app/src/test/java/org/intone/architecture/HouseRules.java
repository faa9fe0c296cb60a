package org.intone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds in every package, as rules that can be checked against any classes. */
final class HouseRules {
    /** Calls whose answer depends on the machine's charset or locale. */
    private static final Set<String> MACHINE_DEFAULTS = Set.of(
            "java.lang.String.<init>(byte[])",
            "java.lang.String.<init>(byte[],int,int)",
            "java.lang.String.getBytes()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(java.lang.String,java.lang.Object[])",
            "java.lang.String.formatted(java.lang.Object[])",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File,boolean)",
            "java.io.FileWriter.<init>(java.lang.String,boolean)",
            "java.io.PrintStream.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream,boolean)",
            "java.io.PrintStream.<init>(java.io.File)",
            "java.io.PrintStream.<init>(java.lang.String)",
            "java.io.PrintStream.printf(java.lang.String,java.lang.Object[])",
            "java.io.PrintStream.format(java.lang.String,java.lang.Object[])",
            "java.io.PrintWriter.<init>(java.io.OutputStream)",
            "java.io.PrintWriter.<init>(java.io.OutputStream,boolean)",
            "java.io.PrintWriter.<init>(java.io.File)",
            "java.io.PrintWriter.<init>(java.lang.String)",
            "java.io.PrintWriter.printf(java.lang.String,java.lang.Object[])",
            "java.io.PrintWriter.format(java.lang.String,java.lang.Object[])",
            "java.nio.charset.Charset.defaultCharset()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.DecimalFormatSymbols.getInstance()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.util.Formatter.<init>()",
            "java.util.Locale.getDefault()",
            "java.util.Scanner.<init>(java.io.InputStream)",
            "java.util.Scanner.<init>(java.io.File)",
            "java.util.Scanner.<init>(java.nio.file.Path)");

    /** Chance that no seed repeats. */
    private static final Set<String> UNSEEDED = Set.of(
            "java.lang.Math.random()",
            "java.lang.StrictMath.random()",
            "java.security.SecureRandom.<init>()",
            "java.util.Collections.shuffle(java.util.List)",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.random.RandomGenerator.getDefault()",
            "java.util.random.RandomGenerator.of(java.lang.String)",
            "java.util.random.RandomGeneratorFactory.create()");

    private static final Set<String> EXITS =
            Set.of("java.lang.System.exit(int)", "java.lang.Runtime.exit(int)", "java.lang.Runtime.halt(int)");

    static final ArchRule NO_EXIT = noClasses().should().callCodeUnitWhere(calls("end the process", EXITS));

    static final ArchRule NO_STANDARD_STREAMS = noClasses().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    static final ArchRule NO_MACHINE_DEFAULTS =
            noClasses().should().callCodeUnitWhere(calls("use the default charset or locale", MACHINE_DEFAULTS));

    static final ArchRule NO_UNSEEDED_CHANCE =
            noClasses().should().callCodeUnitWhere(calls("draw chance without a seed", UNSEEDED));

    static final ArchRule NO_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class, Externalizable.class);

    static final ArchRule NO_SERIALIZABLE = noClasses()
            .should(ArchCondition.from(describe("say that they are Serializable", HouseRules::saysSerializable)));

    static final ArchRule TELLING_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Utils?|Helper|Manager)");

    private HouseRules() {}

    static ArchRule noCycleBelow(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule nothingIn(String rootPackage) {
        return noClasses().should().resideInAPackage(rootPackage);
    }

    private static boolean saysSerializable(JavaClass item) {
        return item.getRawInterfaces().stream().anyMatch(face -> face.isEquivalentTo(Serializable.class));
    }

    private static DescribedPredicate<JavaCall<?>> calls(String what, Set<String> targets) {
        return describe(what, call -> targets.contains(signature(call.getTarget())));
    }

    private static String signature(CodeUnitCallTarget target) {
        String parameters = target.getRawParameterTypes().stream()
                .map(HouseRules::sourceName)
                .collect(Collectors.joining(","));
        return target.getOwner().getName() + "." + target.getName() + "(" + parameters + ")";
    }

    private static String sourceName(JavaClass type) {
        return type.isArray() ? type.getBaseComponentType().getName() + "[]" : type.getName();
    }
}
