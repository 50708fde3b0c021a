package dev.coracle.client.apply;

import static dev.coracle.client.apply.Trees.object;

import dev.coracle.api.ApiException;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.Refusals;
import dev.coracle.api.WriteOptions;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.model.schema.Schema;
import dev.coracle.model.schema.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects say what documents say, as {@code kubectl apply} does: an object that is missing is made; of one that is
 * there, what the document says is changed, what an earlier document said and this one does not is taken out, and what
 * others wrote stays. Applying the same document again changes nothing. Objects applied with kubectl may be applied here,
 * and the other way round. Immutable.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 * <p><b>Errors.</b> As {@link Client} says; a document that is not what its kind says is refused like by the server. Of
 * several documents those before the one that failed have been applied.
 */
public final class Applier {
    private static final WriteOptions AS_KUBECTL =
            WriteOptions.builder().fieldManager("kubectl-client-side-apply").build();
    private static final int ATTEMPTS = 5;

    private final Client client;
    private final Scheme scheme;
    private final String namespace;
    private final WriteOptions options;

    private Applier(Client client, Scheme scheme, String namespace, WriteOptions options) {
        this.client = client;
        this.scheme = scheme;
        this.namespace = namespace;
        this.options = options;
    }

    /** Applies in the name of a client's user; the built-in kinds, and to the namespace {@code default} by default. */
    public static Applier of(Client client) {
        return new Applier(client, Scheme.builtIn(), "default", AS_KUBECTL);
    }

    /** The same for other kinds. */
    public Applier with(Scheme scheme) {
        return new Applier(client, scheme, namespace, options);
    }

    /** The same with these options for every write. */
    public Applier with(WriteOptions options) {
        return new Applier(client, scheme, namespace, options);
    }

    /** The same with another namespace for documents that name none. */
    public Applier in(String namespace) {
        return new Applier(client, scheme, namespace, options);
    }

    /**
     * Applies all documents of a text in YAML or JSON, lists one by one.
     *
     * @return the objects as they are now, in the order of the documents
     * @throws DecodeException where it is not YAML, or a document is of no known kind; then nothing was applied
     */
    public List<ApiObject> apply(String text) {
        return read(text).stream().map(this::apply).toList();
    }

    /**
     * The documents of a text in YAML or JSON, lists taken apart.
     *
     * @throws DecodeException where it is not YAML, or a document is of no known kind
     */
    public List<Document> read(String text) {
        List<Document> documents = new ArrayList<>();
        for (Document document : Yaml.parse(text)) flatten(document, documents);
        for (Document document : documents) typeOf(document);
        return documents;
    }

    private static void flatten(Document document, List<Document> documents) {
        if (document.tree() instanceof Map<?, ?> map
                && "List".equals(map.get("kind"))
                && map.get("items") instanceof List<?> items) {
            for (Object item : items) flatten(new Document(item, document.duplicates()), documents);
        } else {
            documents.add(document);
        }
    }

    /** Applies a document. */
    public ApiObject apply(Document document) {
        return apply(typeOf(document), document);
    }

    /** Applies a value; what it leaves empty is not said. */
    @SuppressWarnings("unchecked") // the type that the object's own kind stands for
    public <T extends ApiObject> T apply(T object) {
        Object tree = Json.toTree(object);
        Trees.removeNulls(tree); // fields that are written even where they are absent
        Document document = new Document(tree, List.of());
        return (T) apply(typeOf(document), document);
    }

    private Class<? extends ApiObject> typeOf(Document document) {
        Class<? extends TypeMeta> type = Yaml.typeOf(document.tree(), scheme);
        if (ApiObject.class.isAssignableFrom(type)) return type.asSubclass(ApiObject.class);
        throw new IllegalArgumentException(type.getSimpleName() + " is no kind of object that can be stored");
    }

    private <T extends ApiObject> T apply(Class<T> type, Document document) {
        ResourceType<T> resource = ResourceType.of(type);
        check(resource, document);
        Map<String, @Nullable Object> wanted = LastApplied.annotate(placed(resource, object(document.tree())));
        T object = Json.fromTree(type, wanted);
        if (object.name().isEmpty())
            throw new IllegalArgumentException("what is applied needs a name: " + object.kind());
        Resources<T> resources = client.of(type).in(object.namespace()).with(options);
        for (int attempt = 1; ; attempt++) {
            Optional<T> live = resources.find(object.name());
            try {
                return live.isPresent() ? change(resources, wanted, live.get()) : resources.create(object);
            } catch (ApiException e) {
                boolean overtaken = live.isPresent() ? e.isNotFound() || e.isConflict() : e.isAlreadyExists();
                if (!overtaken || attempt == ATTEMPTS) throw e;
            }
        }
    }

    /** Refuses what kubectl has the server refuse: fields that the kind lacks, and fields that stand twice. */
    private static void check(ResourceType<?> resource, Document document) {
        String mistakes = mistakes(resource, document);
        if (mistakes.isEmpty()) return;
        throw Refusals.badRequest(resource.kind() + " in version \"" + resource.version() + "\" cannot be handled as a "
                + resource.kind() + ": " + mistakes);
    }

    private static String mistakes(ResourceType<?> resource, Document document) {
        try {
            List<String> mistakes = Json.strict(resource.type(), document).mistakes();
            return mistakes.isEmpty() ? "" : "strict decoding error: " + String.join(", ", mistakes);
        } catch (DecodeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Map<String, @Nullable Object> placed(ResourceType<?> resource, Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> placed = Trees.sortedObject(document);
        Map<String, @Nullable Object> metadata = object(placed.get("metadata"));
        placed.put("metadata", metadata);
        if (resource.namespaced()) metadata.putIfAbsent("namespace", namespace);
        return placed;
    }

    private static <T extends ApiObject> T change(
            Resources<T> resources, Map<String, @Nullable Object> wanted, T live) {
        Schema schema = Schema.of(resources.type().type());
        var patch = ThreeWayDiff.patch(LastApplied.of(live), wanted, object(Json.toTree(live)), schema);
        return patch.isEmpty() ? live : resources.patch(live.name(), PatchType.STRATEGIC, patch);
    }
}
