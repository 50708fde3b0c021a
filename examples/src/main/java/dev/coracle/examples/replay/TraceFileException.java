package dev.coracle.examples.replay;

/** A file of a trace that cannot be read as one; the message names file, line, column and value. */
final class TraceFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TraceFileException(TraceFile file, String problem) {
        super(file.name() + ": " + problem);
    }

    TraceFileException(TraceFile file, Exception cause) {
        super("cannot read " + file.name() + ": " + cause.getMessage(), cause);
    }
}
