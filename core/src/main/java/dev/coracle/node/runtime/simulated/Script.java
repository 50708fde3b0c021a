package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.simulated.ContainerBehaviour.Output;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a command, as far as that can be said without a shell.
 *
 * @param output what it writes meanwhile
 * @param duration how long it takes, up to where it is understood
 * @param end what follows then
 * @param exitCode where it exits
 */
record Script(List<Output> output, Duration duration, End end, int exitCode) {
    /** What becomes of a command in the end. */
    enum End {
        /** It exits. */
        EXITS,
        /** It sleeps for ever. */
        RUNS_ON,
        /** Nobody knows. */
        UNKNOWN
    }

    private static final Pattern SHELL = Pattern.compile("(/bin/|/usr/bin/)?(sh|bash|ash)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(;|&&|\\|\\||\\n)\\s*");
    private static final Pattern SLEEP = Pattern.compile("(\\d+(?:\\.\\d+)?)([smhd]?)");

    static Script of(List<String> words) {
        Reading reading = new Reading();
        if (words.size() >= 3
                && SHELL.matcher(words.get(0)).matches()
                && words.get(1).equals("-c")) {
            reading.shell(words.get(2));
        } else if (!words.isEmpty()) {
            reading.command(words);
        } else {
            reading.end = Optional.of(End.UNKNOWN);
        }
        return new Script(List.copyOf(reading.output), reading.time, reading.end.orElse(End.EXITS), reading.exitCode);
    }

    /** Goes through commands until one of them is the last. */
    private static final class Reading {
        private final List<Output> output = new ArrayList<>();
        private Duration time = Duration.ZERO;
        private Optional<End> end = Optional.empty();
        private int exitCode;

        void shell(String text) {
            Matcher separator = SEPARATOR.matcher(text);
            String before = ";";
            int from = 0;
            while (separator.find() && end.isEmpty()) {
                follow(before, text.substring(from, separator.start()));
                before = separator.group(1);
                from = separator.end();
            }
            if (end.isEmpty()) follow(before, text.substring(from));
        }

        private void follow(String separator, String command) {
            boolean skipped = separator.equals("&&") ? exitCode != 0 : separator.equals("||") && exitCode == 0;
            if (!skipped && !command.isBlank())
                command(Arrays.asList(command.trim().split("\\s+")));
        }

        void command(List<String> words) {
            String argument = words.size() == 2 ? words.get(1) : "";
            switch (words.get(0)) {
                case "true", "/bin/true", ":" -> exitCode = 0;
                case "false", "/bin/false" -> exitCode = 1;
                case "echo" -> echo(String.join(" ", words.subList(1, words.size())));
                case "exit" -> exit(argument);
                case "sleep", "/bin/sleep" -> sleep(argument);
                case "exec" -> command(words.size() > 1 ? words.subList(1, words.size()) : List.of("true"));
                default -> end = Optional.of(End.UNKNOWN);
            }
        }

        private void echo(String text) {
            output.add(new Output(time, text.replaceAll("^([\"'])(.*)\\1$", "$2")));
            exitCode = 0;
        }

        private void exit(String code) {
            if (!code.isEmpty() && !code.matches("\\d{1,3}")) {
                end = Optional.of(End.UNKNOWN);
                return;
            }
            if (!code.isEmpty()) exitCode = Integer.parseInt(code) & 255;
            end = Optional.of(End.EXITS);
        }

        private void sleep(String length) {
            Matcher amount = SLEEP.matcher(length);
            if (amount.matches()) {
                time = time.plus(duration(new BigDecimal(amount.group(1)), amount.group(2)));
                exitCode = 0;
            } else if (length.equals("infinity")) {
                end = Optional.of(End.RUNS_ON);
            } else {
                exitCode = 1; // as sleep does with an argument that it does not understand
            }
        }

        private static Duration duration(BigDecimal amount, String unit) {
            long seconds = switch (unit) {
                case "m" -> 60;
                case "h" -> 3600;
                case "d" -> 86400;
                default -> 1;
            };
            BigDecimal nanos = amount.multiply(BigDecimal.valueOf(seconds)).movePointRight(9);
            return Duration.ofNanos(
                    nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
        }
    }
}
