package dev.coracle.apiserver.validation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names and labels look like, and what to say of those that do not.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public final class Names {
    /** DNS subdomain of RFC 1123: most kinds. */
    public static final Rule SUBDOMAIN = new Rule(
            253,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character",
            "example.com");

    /** DNS label of RFC 1123: namespaces, containers, volumes. */
    public static final Rule LABEL = new Rule(
            63,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character",
            "my-name', or '123-abc");

    /** DNS label of RFC 1035: services. */
    public static final Rule LABEL_1035 = new Rule(
            63,
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                    + " character, and end with an alphanumeric character",
            "my-name', or 'abc-123");

    private Names() {}

    /** A shape that names must have. */
    public static final class Rule {
        private final int longest;
        private final Pattern pattern;
        private final String complaint;

        Rule(int longest, String pattern, String complaint, String example) {
            this.longest = longest;
            this.pattern = Pattern.compile(pattern);
            this.complaint = complaint + " (e.g. '" + example + "', regex used for validation is '" + pattern + "')";
        }

        /** What is wrong with a name; empty where nothing is. */
        public Optional<String> complaint(String name) {
            if (name.length() > longest) return Optional.of("must be no more than " + longest + " bytes");
            return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(complaint);
        }
    }
}
