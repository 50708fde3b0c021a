package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import java.util.Arrays;

/** What makes paths in a file system valid. */
final class Paths {
    private Paths() {}

    static boolean hasBacksteps(String file) {
        return file.contains("..") && Arrays.asList(file.split("/", -1)).contains("..");
    }

    static void noBacksteps(FieldErrors errors, FieldPath path, String file) {
        if (hasBacksteps(file)) errors.invalid(path, file, "must not contain '..'");
    }

    static void relative(FieldErrors errors, FieldPath path, String file) {
        if (file.startsWith("/")) errors.invalid(path, file, "must be a relative path");
        noBacksteps(errors, path, file);
    }

    /** Names that begin with two dots are what the node itself uses in a volume. */
    static void notReserved(FieldErrors errors, FieldPath path, String file) {
        relative(errors, path, file);
        if (file.startsWith("..") && !file.startsWith("../")) {
            errors.invalid(path, file, "must not start with '..'");
        }
    }

    static void mode(FieldErrors errors, FieldPath path, int mode) {
        if (mode < 0 || mode > 0777) {
            errors.invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }
}
