package dev.coracle.scheduler.config;

import dev.coracle.model.Bytes;
import dev.coracle.scheduler.extender.ExtenderOptions;
import dev.coracle.scheduler.extender.ExtenderTls;
import dev.coracle.scheduler.extender.HttpCalls;
import dev.coracle.scheduler.extender.HttpExtender;
import dev.coracle.scheduler.framework.Extender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the extenders of the file mean. */
final class ExtenderReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Durations durations;
    private final List<String> mistakes;

    ExtenderReader(Durations durations, List<String> mistakes) {
        this.durations = durations;
        this.mistakes = mistakes;
    }

    List<Extender> read(List<ExtenderFile> files) {
        List<Extender> extenders = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) extenders.add(read(files.get(i), "extenders[" + i + "]"));
        long binders = files.stream().filter(it -> it.bindVerb().isPresent()).count();
        if (binders > 1) mistakes.add("extenders: found " + binders + " extenders implementing bind");
        return extenders;
    }

    /** Resources that are left to extenders. */
    static List<String> ignoredResources(List<ExtenderFile> files) {
        return files.stream()
                .flatMap(it -> it.managedResources().stream())
                .filter(ManagedResource::ignoredByScheduler)
                .map(ManagedResource::name)
                .toList();
    }

    private Extender read(ExtenderFile file, String path) {
        if (file.urlPrefix().isEmpty()) mistakes.add(path + ".urlPrefix: must be an address");
        if (file.prioritizeVerb().isPresent() && file.weight() <= 0) {
            mistakes.add(path + ".weight: must have a positive weight applied to it");
        }
        ExtenderOptions options = ExtenderOptions.builder()
                .urlPrefix(secure(file))
                .filterVerb(file.filterVerb())
                .prioritizeVerb(file.prioritizeVerb())
                .preemptVerb(file.preemptVerb())
                .bindVerb(file.bindVerb())
                .weight(file.weight())
                .nodeCacheCapable(file.nodeCacheCapable())
                .ignorable(file.ignorable())
                .managedResources(file.managedResources().stream()
                        .map(ManagedResource::name)
                        .toList())
                .build();
        Duration timeout = file.httpTimeout()
                .map(text -> durations.read(path + ".httpTimeout", text))
                .filter(it -> !it.isZero())
                .orElse(TIMEOUT);
        return new HttpExtender(options, new HttpCalls(timeout, tls(file, path + ".tlsConfig")));
    }

    private static String secure(ExtenderFile file) {
        boolean secure = file.enableHTTPS() && !file.urlPrefix().contains("://");
        return secure ? "https://" + file.urlPrefix() : file.urlPrefix();
    }

    private Optional<ExtenderTls> tls(ExtenderFile file, String path) {
        if (file.tlsConfig().isEmpty()) return Optional.empty();
        ExtenderTlsFile tls = file.tlsConfig().get();
        if (tls.insecure()) mistakes.add(path + ".insecure: must be false: name the authority in caFile or caData");
        if (tls.serverName().isPresent())
            mistakes.add(path + ".serverName: must be empty: use the name in the address");
        try {
            return Optional.of(new ExtenderTls(
                    pem(tls.caData(), tls.caFile()),
                    pem(tls.certData(), tls.certFile()),
                    pem(tls.keyData(), tls.keyFile())));
        } catch (IOException | IllegalArgumentException e) {
            mistakes.add(path + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> pem(Optional<Bytes> data, Optional<String> file) throws IOException {
        if (data.isPresent()) return data.map(Bytes::utf8);
        return file.isPresent() ? Optional.of(Files.readString(Path.of(file.get()))) : Optional.empty();
    }
}
