package dev.coracle.client.informer;

/**
 * The order of revisions. They are whole numbers without leading zeros, so the longer text is the greater number. The
 * empty text is before all of them.
 */
final class Revisions {
    private Revisions() {}

    static int compare(String left, String right) {
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    static boolean isAfter(String revision, String other) {
        return compare(revision, other) > 0;
    }
}
