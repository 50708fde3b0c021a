package dev.coracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.coracle.model.ModelValue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package imports only packages on lower floors, and siblings never import each other. */
class FloorPlanTest {
    /**
     * The floors, lowest first; siblings share a line. A name stands for the package and for those below it that have
     * no line of their own; among these, a package and one below it may import each other one way, and siblings may not.
     */
    private static final List<List<String>> FLOORS = List.of(
            List.of("platform"),
            List.of("platform.live"),
            List.of("store"),
            List.of("store.mvcc"),
            List.of("store.memory", "store.snapshot"),
            List.of("model"),
            List.of("model.meta"),
            List.of("model.core"),
            List.of(
                    "model.apps",
                    "model.autoscaling",
                    "model.coordination",
                    "model.discovery",
                    "model.policy",
                    "model.scheduling",
                    "model.storage"),
            List.of("model.condition", "model.schema", "model.selector"),
            List.of("model.volume"),
            List.of("model.json"),
            List.of("api"),
            List.of("apiserver.admission", "apiserver.patch", "apiserver.validation"),
            List.of("apiserver.validation.storage"),
            List.of("apiserver"),
            List.of("apiserver.defaults"),
            List.of("apiserver.kinds"),
            List.of("apiserver.http"),
            List.of("client", "client.pace"),
            List.of("client.apply", "client.events", "client.http", "client.informer", "client.leader", "client.queue"),
            List.of("scheduler.framework"),
            List.of("scheduler.state", "scheduler.plugins", "scheduler.extender"),
            List.of("scheduler.cycle"),
            List.of("scheduler.queue"),
            List.of("node.runtime"),
            List.of("scheduler", "controllers", "node"),
            List.of("controllers.pods"),
            List.of("controllers.services"),
            List.of(
                    "controllers.deployment",
                    "controllers.disruption",
                    "controllers.endpoints",
                    "controllers.endpointslice",
                    "controllers.garbagecollector",
                    "controllers.namespace",
                    "controllers.nodelifecycle",
                    "controllers.podgc",
                    "controllers.replicas",
                    "controllers.serviceaccount",
                    "controllers.tainteviction",
                    "controllers.volumes"),
            List.of("scheduler.config", "scheduler.decide"),
            List.of("scheduler.capacity"),
            List.of("cluster"),
            List.of("simulation"),
            List.of("simulation.fault", "simulation.observer"),
            List.of("simulation.timeline"),
            List.of("testkit.arbitrary", "testkit.reference"),
            List.of("testkit.invariant"),
            List.of(
                    "testkit.invariant.api",
                    "testkit.invariant.leader",
                    "testkit.invariant.liveness",
                    "testkit.invariant.scheduling"),
            List.of("testkit.experiment"),
            List.of("testkit.contract", "testkit.junit"),
            List.of("testkit"));

    private static final String ROOT = "dev.coracle.";

    /** Generated classes left out: they use what the types they are generated from use. */
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/Immutable"))
            .importPath(classes());

    private static Path classes() {
        try {
            return Path.of(ModelValue.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyPackageHasAFloor() {
        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct().filter(name -> !hasFloor(name)))
                .as(
                        "packages without a floor: add each to FLOORS, above all that it imports and below all that import it")
                .isEmpty();
    }

    @Test
    void packagesImportOnlyLowerFloors() {
        assertThat(imports(FloorPlanTest::goesUp))
                .as("imports of the same or a higher floor, see FLOORS: move the class, or put an interface below")
                .isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void theModelStandsAlone() {
        assertThat(imports(use ->
                        isIn(use.getOriginClass(), "model") && isCoracle(target(use)) && !isIn(target(use), "model")))
                .isEmpty();
    }

    @Test
    void onlyTheApiServerAndWhoeverAssemblesOneTouchTheStore() {
        assertThat(imports(use -> isIn(target(use), "store")
                        && Stream.of("store", "apiserver", "cluster", "testkit")
                                .noneMatch(p -> isIn(use.getOriginClass(), p))
                        && !use.getOriginClass().getPackageName().equals(ROOT + "simulation")))
                .as("everybody else goes through the API server")
                .isEmpty();
    }

    @Test
    void onlyTheTestKitKnowsTestLibraries() {
        Pattern libraries = Pattern.compile("(net\\.jqwik|org\\.junit|org\\.assertj|org\\.opentest4j)\\..*");

        assertThat(imports(use ->
                        libraries.matcher(target(use).getName()).matches() && !isIn(use.getOriginClass(), "testkit")))
                .as("whoever embeds a cluster has no test libraries")
                .isEmpty();
    }

    @Test
    void plannersArePure() {
        Pattern planner = Pattern.compile(".*Planner(\\$.*)?");
        Pattern pure = Pattern.compile("java\\.(lang|math|time|util)(\\..*)?|org\\.jspecify\\..*");

        assertThat(imports(use -> planner.matcher(use.getOriginClass().getName())
                                .matches()
                        && !pure.matcher(target(use).getPackageName() + ".").lookingAt()
                        && !isIn(target(use), "model")
                        && !target(use)
                                .getPackageName()
                                .equals(use.getOriginClass().getPackageName())))
                .as("a planner decides from values alone: the model, the JDK and its own package")
                .isEmpty();
    }

    @Test
    void aStoreModuleKnowsOnlyTheStore() throws IOException {
        Pattern coracle = Pattern.compile(
                "^import (?:static )?dev\\.coracle\\.(?!store\\.|platform\\.|model\\.ApiValue;).*$", Pattern.MULTILINE);
        for (String module : List.of("store-etcd", "store-sqlite")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    Matcher other = coracle.matcher(Files.readString(file));
                    assertThat(other.find() ? other.group() : "")
                            .as("import in %s", file)
                            .isEmpty();
                }
            }
        }
    }

    private static List<String> imports(Predicate<Dependency> forbidden) {
        return CORE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(forbidden)
                .map(Dependency::getDescription)
                .sorted()
                .distinct()
                .toList();
    }

    private static JavaClass target(Dependency use) {
        return use.getTargetClass().getBaseComponentType();
    }

    private static boolean isCoracle(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static boolean isIn(JavaClass type, String family) {
        return covers(family, type.getPackageName());
    }

    private static boolean goesUp(Dependency use) {
        String from = use.getOriginClass().getPackageName();
        String to = target(use).getPackageName();
        if (from.equals(to) || !hasFloor(from) || !hasFloor(to)) return false;
        if (floor(from) != floor(to)) return floor(from) < floor(to);
        boolean related = from.startsWith(to + ".") || to.startsWith(from + ".");
        return !(related && entry(from).equals(entry(to)));
    }

    private static boolean hasFloor(String packageName) {
        return FLOORS.stream().flatMap(List::stream).anyMatch(entry -> covers(entry, packageName));
    }

    private static String entry(String packageName) {
        return FLOORS.stream()
                .flatMap(List::stream)
                .filter(entry -> covers(entry, packageName))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }

    private static int floor(String packageName) {
        String entry = entry(packageName);
        return FLOORS.indexOf(FLOORS.stream()
                .filter(floor -> floor.contains(entry))
                .findFirst()
                .orElseThrow());
    }

    private static boolean covers(String entry, String packageName) {
        return (packageName + ".").startsWith(ROOT + entry + ".");
    }
}
