package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.AddressRules;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.HostAlias;
import dev.coracle.model.core.PodDNSConfig;
import dev.coracle.model.core.PodSpec;
import java.util.List;

/** What makes valid how a pod finds names. */
final class DnsRules {
    private static final List<String> POLICIES = List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final int MOST_SERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int LONGEST_SEARCHES = 2048;

    private DnsRules() {}

    static void policy(FieldErrors errors, FieldPath path, PodSpec spec) {
        Values.oneOf(errors, path, "dnsPolicy", spec.dnsPolicy().orElse(""), POLICIES);
    }

    static void config(FieldErrors errors, FieldPath path, PodSpec spec) {
        boolean alone = spec.dnsPolicy().orElse("").equals("None");
        if (spec.dnsConfig().isEmpty()) {
            if (alone) errors.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
            return;
        }
        PodDNSConfig config = spec.dnsConfig().get();
        List<String> servers = config.nameservers();
        if (alone && servers.isEmpty()) {
            errors.required(
                    path.child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
            return;
        }
        if (servers.size() > MOST_SERVERS) {
            errors.invalid(
                    path.child("nameservers"), servers, "must not have more than " + MOST_SERVERS + " nameservers");
        }
        for (int i = 0; i < servers.size(); i++) {
            AddressRules.address(errors, path.child("nameservers").index(i), servers.get(i));
        }
        searches(errors, path.child("searches"), config.searches());
        for (int i = 0; i < config.options().size(); i++) {
            if (config.options().get(i).name().orElse("").isEmpty()) {
                errors.required(path.child("options").index(i), "must not be empty");
            }
        }
    }

    private static void searches(FieldErrors errors, FieldPath path, List<String> searches) {
        if (searches.size() > MOST_SEARCHES) {
            errors.invalid(path, searches, "must not have more than " + MOST_SEARCHES + " search paths");
        }
        if (String.join(" ", searches).length() > LONGEST_SEARCHES) {
            errors.invalid(
                    path,
                    searches,
                    "must not have more than " + LONGEST_SEARCHES
                            + " characters (including spaces) in the search list");
        }
        for (int i = 0; i < searches.size(); i++) {
            String search = searches.get(i);
            if (search.equals(".")) continue;
            String plain = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
            errors.invalid(path.index(i), plain, Names.LOOSE_SUBDOMAIN.complaints(plain));
        }
    }

    static void hostAliases(FieldErrors errors, FieldPath path, List<HostAlias> aliases) {
        for (int i = 0; i < aliases.size(); i++) {
            AddressRules.address(
                    errors, path.index(i).child("ip"), aliases.get(i).ip());
            List<String> names = aliases.get(i).hostnames();
            for (int j = 0; j < names.size(); j++) {
                errors.invalid(
                        path.index(i).child("hostnames").index(j),
                        names.get(j),
                        Names.SUBDOMAIN.complaints(names.get(j)));
            }
        }
    }
}
