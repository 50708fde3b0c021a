package dev.coracle.testkit.experiment;

import dev.coracle.testkit.arbitrary.ClusterCase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A case and how its run went, in one line: {@code v1:<case>#<seed>@<hash>}.
 *
 * @param played the case
 * @param hash of the trace of its run
 */
public record Replay(ClusterCase played, long hash) {
    /** Name of the system property that holds such a line. */
    public static final String PROPERTY = "coracle.replay";

    private static final Pattern LINE = Pattern.compile("v1:([A-Za-z0-9_-]+)#(-?\\d+)@([0-9a-f]{16})");
    private static final int LONGEST = 1 << 22;

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Replay parse(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) throw new IllegalArgumentException("no replay line, v1:<case>#<seed>@<hash>: " + line);
        ClusterCase played =
                ClusterCase.fromJson(inflated(Base64.getUrlDecoder().decode(parts.group(1))));
        return new Replay(played.withSeed(Long.parseLong(parts.group(2))), Long.parseUnsignedLong(parts.group(3), 16));
    }

    /** Plays it once more. */
    public Outcome run(Experiment experiment) {
        return experiment.run(played);
    }

    /** What is to be said before the outcome of playing it once more: nothing where the run went as it did then. */
    public String remark(Outcome again) {
        if (again.hash() == hash) return "";
        return "code changed: this run goes another way than the one of the replay line\n";
    }

    @Override
    public String toString() {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated(played.toJson()));
        return "v1:" + text + "#" + played.seed() + "@" + hex(hash);
    }

    /** A hash as people compare it. */
    static String hex(long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1024];
            while (!deflater.finished()) out.write(part, 0, deflater.deflate(part));
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static String inflated(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1024];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                if (length == 0 || out.size() > LONGEST) throw new IllegalArgumentException("a broken replay line");
                out.write(part, 0, length);
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a broken replay line", e);
        } finally {
            inflater.end();
        }
    }
}
